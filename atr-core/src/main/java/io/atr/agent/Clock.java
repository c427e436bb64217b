package io.atr.agent;

/** The time by which packets are judged, in nanoseconds. */
@FunctionalInterface
public interface Clock {
    /** Times from this on count as the last nanosecond before it: some 146 years after the clock's origin. */
    long MAX = 1L << 62;

    /** Now, 0 or more, in nanoseconds since an origin of the clock's own. It may stand still and jump back. */
    long nanos();

    /** The machine's monotonic clock, counted from this call. */
    static Clock monotonic() {
        long origin = System.nanoTime();
        return () -> System.nanoTime() - origin;
    }
}
