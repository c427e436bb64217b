package io.atr.bench.load;

/**
 * How many packets, and the sum of their words (modulo 2^64).
 *
 * @param count packets
 * @param sum of {@link Message#sum}
 */
public record Totals(long count, long sum) {}
