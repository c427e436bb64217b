package io.atr;

import io.atr.packet.Packet;
import io.atr.ring.RefusalReader;
import java.util.List;

/**
 * Watches what the shards refuse, on any lane: headers and reasons, in the order of each shard. No shard waits for it: of
 * refusals that come faster than they are polled some are missed. While nobody watches, a refusal costs a shard nothing
 * but its count; an allowed packet is never touched by it. One thread at a time; {@link #missed} is for any.
 */
public final class Refusals implements AutoCloseable {
    private final RefusalReader[] trails;
    private final Runnable leave;
    private int next;
    private volatile long missed;
    private boolean closed;

    Refusals(List<RefusalReader> trails, Runnable leave) {
        this.trails = trails.toArray(RefusalReader[]::new);
        this.leave = leave;
    }

    /**
     * Hands out refusals.
     *
     * @param limit refusals at the most
     * @return how many were handed out
     */
    public int poll(RefusalHandler handler, int limit) {
        int all = 0;
        long skipped = 0;
        for (int i = 0; i < trails.length; i++) {
            RefusalReader trail = trails[next];
            next = next + 1 == trails.length ? 0 : next + 1;
            while (all < limit && trail.next()) {
                long route = trail.route();
                handler.onRefusal(trail.flags(), Packet.topicOf(route), Packet.senderOf(route), trail.code());
                all++;
            }
            skipped += trail.missed();
        }
        next = next + 1 == trails.length ? 0 : next + 1; // the next poll begins with another, so that none starves
        missed = skipped;
        return all;
    }

    /** Refusals that were overwritten before a poll came to them. */
    public long missed() {
        return missed;
    }

    /** Watches no more. Closing twice is fine. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            leave.run();
        }
    }
}
