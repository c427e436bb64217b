package io.atr.node.view;

/** Lets so many a second pass, and a second's worth of them at once. One thread. */
final class RateLimit {
    private static final long SECOND = 1_000_000_000L;

    private final long perSecond;
    private long credit;
    private long last;

    /**
     * A full one.
     *
     * @param perSecond 1..10^9
     * @param now nanoseconds
     */
    RateLimit(long perSecond, long now) {
        this.perSecond = perSecond;
        this.credit = perSecond * SECOND;
        this.last = now;
    }

    /** Whether one may pass now; then it has. */
    boolean pass(long now) {
        credit = Math.min(perSecond * SECOND, credit + Math.clamp(now - last, 0, SECOND) * perSecond);
        last = now;
        if (credit < SECOND) {
            return false;
        }
        credit -= SECOND;
        return true;
    }
}
