/** What every contestant carries: the same packets under the same rules, and sums by which a lost one is noticed. */
@org.jspecify.annotations.NullMarked
package io.atr.bench.load;
