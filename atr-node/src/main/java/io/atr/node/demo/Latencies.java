package io.atr.node.demo;

import org.HdrHistogram.Histogram;

/** Histograms of nanoseconds that never grow: recording allocates nothing. */
final class Latencies {
    /** What takes longer counts as this. */
    static final long LONGEST_NANOS = 10_000_000_000L;

    private static final int DIGITS = 3;

    private Latencies() {}

    /** A histogram of 1 ns .. 10 s with three digits. */
    static Histogram empty() {
        return new Histogram(LONGEST_NANOS, DIGITS);
    }
}
