package io.atr;

import io.atr.governance.TopicSet;
import io.atr.hot.Bounded;
import io.atr.hot.HotPath;
import io.atr.hot.Turn;
import io.atr.ring.LogReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what passed. One thread at a time, {@link #close} included: its cursors go to somebody else afterwards. Only
 * {@link #missed} and {@link #isClosed} are for any thread. Packets of one shard come in the order of its log; there is no
 * order between shards.
 */
public final class Subscription implements AutoCloseable {
    private final Reading reading;
    private final TopicFilter filter;
    private Attachment at;
    private LogReader[] logs;
    private volatile @Nullable Attachment renewal;
    private volatile Attachment newest;
    private int next;
    private boolean detached;
    private boolean polling;
    private volatile boolean closed;

    /** What a subscription reads from. Immutable. */
    public static final class Attachment {
        private final Lifetime life;
        private final LogReader[] logs;
        private final Runnable leave;

        /**
         * What a subscription reads from.
         *
         * @param life of the connection behind it; a bus of this process lets go of nobody
         * @param logs its cursor in every log
         * @param leave called once, by its thread, when it is done with them
         */
        public Attachment(Lifetime life, List<LogReader> logs, Runnable leave) {
            this.life = life;
            this.logs = logs.toArray(LogReader[]::new);
            this.leave = leave;
        }
    }

    /**
     * A subscription that shards have attached; what {@link Bus#subscribe} and a node's clients make.
     *
     * @param topics how many topics the bus has
     */
    public Subscription(int topics, SubscriptionOptions options, Attachment at) {
        this.at = at;
        this.newest = at;
        this.logs = at.logs;
        this.filter = filterFor(options.topics(), topics);
        this.reading = options.mode() == SubscriptionOptions.Mode.GATING ? new InPlace() : new Copied();
    }

    /**
     * Gives it other logs, after the life of those that it has is over. It takes them once it has read what is left in
     * those. Any thread.
     */
    public void renew(Attachment other) {
        newest = other;
        renewal = other;
    }

    /**
     * Hands out packets that have arrived. A packet whose handler throws counts as handed out. A poll within a handler
     * hands out nothing.
     *
     * @param limit packets at the most
     * @return how many were handed out, or CLOSED, or NOT_CONNECTED, or DETACHED: the subscriber was too slow for too long, what it was
     *     handed by the last poll may have been torn, and it gets nothing more
     */
    @HotPath
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
            int handed = read(handler, limit);
            return handed == 0 && at.life.isOver() ? readLast(handler, limit) : handed;
        } finally {
            polling = false;
            if (closed) {
                at.leave.run();
            }
        }
    }

    /** Packets, of any topic, that a lossy subscriber was too slow to read. */
    public long missed() {
        return reading.missed();
    }

    /** Whether it was closed, or its node has taken it back for good; what is left in its logs can still be read then. */
    public boolean isClosed() {
        return closed || newest.life.answer() == Answer.CLOSED;
    }

    /** Lets go of the logs, at the end of a poll that is under way. Closing twice is fine. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            if (!polling) {
                at.leave.run();
            }
        }
    }

    /** What came between a look at the logs and the end of their life is still handed out. */
    private int readLast(PacketHandler handler, int limit) {
        int handed = read(handler, limit);
        return handed == 0 ? overOrRenewed() : handed;
    }

    /** Takes the logs that it was given for those that are gone; answers 0, or why there are none. */
    private int overOrRenewed() {
        Attachment other = renewal;
        if (other == null) {
            return at.life.answer();
        }
        renewal = null;
        at = other;
        logs = other.logs;
        next = 0;
        return 0;
    }

    @Bounded(by = "the logs: one to a shard", turn = Turn.LANE)
    private int read(PacketHandler handler, int limit) {
        int handed = 0;
        for (int i = 0; i < logs.length && handed < limit; i++) {
            next = next + 1 < logs.length ? next + 1 : 0;
            handed += reading.read(logs[next], filter, handler, limit - handed);
        }
        return handed;
    }

    /** A subscriber that one shard gave up reads from none any more, so it lets go of all of them. */
    @Bounded(by = "the logs: one to a shard", turn = Turn.LANE)
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

    private static TopicFilter filterFor(@Nullable TopicSet wanted, int topics) {
        return wanted == null ? TopicFilter.ALL : new TopicFilter(wanted, topics);
    }
}
