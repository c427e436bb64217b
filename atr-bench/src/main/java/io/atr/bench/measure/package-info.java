/** Measurements of a whole bus that are no micro-benchmarks: idling, lanes, rule swaps. */
@org.jspecify.annotations.NullMarked
package io.atr.bench.measure;
