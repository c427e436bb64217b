package io.atr.ring;

/** How a subscriber stands with a shard: the values of the log's state words. */
public final class SubscriberState {
    /** Nobody has the place. */
    public static final long FREE = 0;

    /** It reads; a gating one holds the log. */
    public static final long ATTACHED = 1;

    /** It kept the log waiting for too long and no longer holds it; what it reads may be torn. */
    public static final long DETACHED = 2;

    private SubscriberState() {}
}
