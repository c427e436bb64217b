package io.atr.bench.peers;

/**
 * What one sample showed.
 *
 * @param packets offered in the throughput part, refused ones included
 * @param perSecond of them
 * @param p50 of a closed-loop round trip, in nanoseconds, the reading of the clock included
 * @param p99 likewise
 * @param p999 likewise
 */
public record Figures(long packets, double perSecond, double p50, double p99, double p999) {}
