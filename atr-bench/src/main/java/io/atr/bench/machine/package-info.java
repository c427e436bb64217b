/** The machine under the benchmarks: pinned threads, and how far apart two processors are at the moment. */
@org.jspecify.annotations.NullMarked
package io.atr.bench.machine;
