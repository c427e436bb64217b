/** Where the nanoseconds of a packet go: a contestant under a sampling profiler. */
@org.jspecify.annotations.NullMarked
package io.atr.bench.profile;
