package io.atr.node.demo;

/**
 * When packets are due, whether or not anybody keeps up: a steady flow with bursts of four times its rate, 10 ms in
 * every 100 ms. One thread.
 */
final class Pace {
    static final long CYCLE_NANOS = 100_000_000;
    static final long BURST_NANOS = 10_000_000;
    static final int BURST_FACTOR = 4;

    private static final int FRACTION_BITS = 10;
    private static final double MEAN_FACTOR = 1 + (BURST_FACTOR - 1) * ((double) BURST_NANOS / (double) CYCLE_NANOS);

    private final long steadyGap;
    private final long burstGap;
    private long begun;
    private long elapsed;
    private long due;

    /** @param rate packets a second on average, bursts included */
    Pace(double rate) {
        double nanos = 1e9 / rate * MEAN_FACTOR;
        steadyGap = Math.round(nanos * (1 << FRACTION_BITS));
        burstGap = Math.round(nanos * (1 << FRACTION_BITS) / BURST_FACTOR);
    }

    /** Goes on at a time of {@link System#nanoTime}, as if none had passed since it was last asked. */
    void resume(long now) {
        begun = now - (elapsed >> FRACTION_BITS);
        due = now;
    }

    /** When the next packet is due, by {@link System#nanoTime}. */
    long due() {
        return due;
    }

    /** That one is out; the next is due after {@code gap}, in parts of {@link Script#MEAN_GAP}. */
    void next(int gap) {
        long mean = isBurst() ? burstGap : steadyGap;
        elapsed += mean * gap / Script.MEAN_GAP;
        due = begun + (elapsed >> FRACTION_BITS);
    }

    private boolean isBurst() {
        return (elapsed >> FRACTION_BITS) % CYCLE_NANOS < BURST_NANOS;
    }
}
