package io.atr.node.demo;

import org.HdrHistogram.Histogram;

/**
 * The machine's own hiccups: how late a loop that only reads the clock is for a tick every microsecond. What it is late
 * by, no program on this machine can avoid.
 */
final class Hiccups {
    private static final long TICK_NANOS = 1_000;

    private Hiccups() {}

    /** Reads the clock for some time on the calling thread; the lateness of each tick, in nanoseconds. */
    static Histogram measure(long nanos) {
        Histogram late = Latencies.empty();
        long begun = System.nanoTime();
        long tick = begun;
        while (tick - begun < nanos) {
            long now = System.nanoTime();
            while (tick - now <= 0 && tick - begun < nanos) {
                late.recordValue(Math.min(now - tick, Latencies.LONGEST_NANOS));
                tick += TICK_NANOS;
            }
        }
        return late;
    }
}
