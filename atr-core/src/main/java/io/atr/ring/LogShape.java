package io.atr.ring;

/**
 * How a log's memory is laid out, for whoever maps it: see {@link LogLayout}.
 *
 * @param subscribers places for subscribers
 * @param capacity slots, a power of two of at least 64
 */
public record LogShape(int subscribers, int capacity) {
    /** Checks the ranges. */
    public LogShape {
        if (subscribers < 1 || Integer.bitCount(capacity) != 1 || capacity < Long.SIZE) {
            throw new IllegalArgumentException("a log has 1 or more subscribers and a capacity that is a power of two"
                    + " from 64 on, not " + subscribers + " and " + capacity);
        }
    }

    /** Bytes of the log's memory. */
    public long bytes() {
        return LogLayout.bytes(subscribers, capacity);
    }
}
