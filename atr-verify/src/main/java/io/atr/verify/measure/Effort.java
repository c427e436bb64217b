package io.atr.verify.measure;

/**
 * How long is measured.
 *
 * @param name in reports
 * @param times how often is measured what {@link #QUICK} measures once
 */
public record Effort(String name, double times) {
    /** Three minutes for all rows. */
    public static final Effort QUICK = new Effort("quick", 1);

    /** A quarter of an hour for all rows. */
    public static final Effort FULL = new Effort("full", 5);

    /** So many where {@link #QUICK} has {@code quick}; 1 at least. */
    public int of(int quick) {
        return (int) Math.max(1, Math.round(quick * times));
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
