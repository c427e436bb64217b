package io.atr.node.remote;

import io.atr.node.view.Sessions;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;

/**
 * A connection that was accepted. It waits until one of its callers is known, and has a place from then on; both are
 * {@link ConnectionLimiter}'s to give. Any thread.
 */
final class Arrival {
    static final AttributeKey<Arrival> ON_CHANNEL = AttributeKey.valueOf("atr-arrival");

    private final ConnectionLimiter limiter;
    private final Channel channel;
    private final Object origin;
    private final Sessions.Open session;
    private final long sinceNanos = System.nanoTime();
    private volatile boolean placed;

    /** @param origin whose quota it waits under: an address, or a user of this machine */
    Arrival(ConnectionLimiter limiter, Channel channel, Object origin, Sessions.Open session) {
        this.limiter = limiter;
        this.channel = channel;
        this.origin = origin;
        this.session = session;
    }

    /** Takes a place, unless it has one; false when there is none left. */
    boolean takePlace(boolean operator) {
        return placed || limiter.place(this, operator);
    }

    boolean isPlaced() {
        return placed;
    }

    void placed() {
        placed = true;
    }

    Object origin() {
        return origin;
    }

    Sessions.Open session() {
        return session;
    }

    long sinceNanos() {
        return sinceNanos;
    }

    void close() {
        var _ = channel.close();
    }
}
