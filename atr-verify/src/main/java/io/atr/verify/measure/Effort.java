package io.atr.verify.measure;

/** How long is measured. */
public enum Effort {
    /** Three minutes for all rows. */
    QUICK(1),
    /** A quarter of an hour for all rows. */
    FULL(5);

    private final int times;

    Effort(int times) {
        this.times = times;
    }

    /** So many where {@link #QUICK} has {@code quick}. */
    public int of(int quick) {
        return quick * times;
    }

    /** Seconds, where {@link #QUICK} has {@code quick}. */
    public double seconds(double quick) {
        return quick * times;
    }

    /** Nanoseconds, where {@link #QUICK} has {@code quick} seconds. */
    public long nanos(double quick) {
        return (long) (seconds(quick) * 1e9);
    }
}
