package io.atr;

import io.atr.governance.TopicSet;
import io.atr.ring.LogReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads what passed. One thread at a time, {@link #close} included: its cursors go to somebody else afterwards. Only
 * {@link #missed} and {@link #isClosed} are for any thread. Packets of one shard come in the order of its log; there is no
 * order between shards.
 */
public final class Subscription implements AutoCloseable {
    private final Bus bus;
    private final int place;
    private final LogReader[] logs;
    private final Reading reading;
    private final TopicFilter filter;
    private int next;
    private boolean detached;
    private boolean polling;
    private volatile boolean closed;

    Subscription(Bus bus, int place, LogReader[] logs, SubscriptionOptions options) {
        this.bus = bus;
        this.place = place;
        this.logs = logs;
        this.filter = filterFor(options.topics(), bus);
        this.reading = options.mode() == SubscriptionOptions.Mode.GATING ? new InPlace() : new Copied();
    }

    /**
     * Hands out packets that have arrived. A packet whose handler throws counts as handed out. A poll within a handler
     * hands out nothing.
     *
     * @param limit packets at the most
     * @return how many were handed out, or CLOSED, or DETACHED: the subscriber was too slow for too long, what it was
     *     handed by the last poll may have been torn, and it gets nothing more
     */
    public int poll(PacketHandler handler, int limit) {
        if (closed) {
            return Answer.CLOSED;
        }
        if (detached || wasDetached()) {
            return Answer.DETACHED;
        }
        if (polling) {
            return 0;
        }
        polling = true;
        try {
            return read(handler, limit);
        } finally {
            polling = false;
            if (closed) {
                bus.unsubscribe(place);
            }
        }
    }

    /** Packets, of any topic, that a lossy subscriber was too slow to read. */
    public long missed() {
        return reading.missed();
    }

    /** Whether it was closed. */
    public boolean isClosed() {
        return closed;
    }

    /** Lets go of the logs, at the end of a poll that is under way. Closing twice is fine. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            if (!polling) {
                bus.unsubscribe(place);
            }
        }
    }

    private int read(PacketHandler handler, int limit) {
        int handed = 0;
        for (int i = 0; i < logs.length && handed < limit; i++) {
            next = next + 1 < logs.length ? next + 1 : 0;
            handed += reading.read(logs[next], filter, handler, limit - handed);
        }
        return handed;
    }

    /** A subscriber that one shard gave up reads from none any more, so it lets go of all of them. */
    private boolean wasDetached() {
        for (LogReader log : logs) {
            if (log.detached()) {
                detached = true;
            }
        }
        if (detached) {
            for (LogReader log : logs) {
                log.abandon();
            }
        }
        return detached;
    }

    private static TopicFilter filterFor(@Nullable TopicSet topics, Bus bus) {
        return topics == null
                ? TopicFilter.ALL
                : new TopicFilter(topics, bus.map().topics());
    }
}
