package io.atr.shard;

/**
 * How long a gating subscriber may keep the log waiting before it is detached.
 *
 * @param limitNanos waiting time, summed up within the window; {@link #NEVER} to let it wait for ever
 * @param windowNanos the window, longer than the limit
 */
public record StallPolicy(long limitNanos, long windowNanos) {
    /** In place of a limit: a subscriber is never detached. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Five seconds within ten. */
    public static final StallPolicy DEFAULT = new StallPolicy(5_000_000_000L, 10_000_000_000L);

    /** Checks the ranges. */
    public StallPolicy {
        if (limitNanos < 1) {
            throw new IllegalArgumentException("stall limit: at least 1 ns, not " + limitNanos);
        }
        if (limitNanos != NEVER && windowNanos < limitNanos) {
            throw new IllegalArgumentException(
                    "stall window: " + windowNanos + " ns is shorter than the limit of " + limitNanos + " ns");
        }
    }
}
