package io.atr.shard;

import io.atr.hot.Bounded;
import io.atr.hot.Turn;
import io.atr.memory.Cells;
import io.atr.ring.LogLayout;
import io.atr.ring.LogReader;
import io.atr.ring.ShardLog;
import io.atr.ring.SubscriberState;
import java.lang.foreign.MemorySegment;

/**
 * The gating subscribers of a log: how far the last of them is, and which of them keeps the log waiting. Only the
 * shard's thread.
 */
final class GatingSet {
    private final MemorySegment memory;
    private final ShardLog log;
    private final long limitNanos;
    private final int[] places;
    private final MemorySegment[] cursors;
    private final long[] cursorAt;
    private final long[] seen;
    private final StallMeter[] stalls;
    private final boolean[] slow;
    private int count;
    private long slowest;

    GatingSet(ShardLog log, int subscribers, StallPolicy policy) {
        this.memory = log.memory();
        this.log = log;
        this.limitNanos = policy.limitNanos();
        this.places = new int[subscribers];
        this.cursors = new MemorySegment[subscribers];
        this.cursorAt = new long[subscribers];
        this.seen = new long[subscribers];
        this.stalls = new StallMeter[subscribers];
        this.slow = new boolean[subscribers];
        for (int i = 0; i < subscribers; i++) {
            stalls[i] = new StallMeter(policy.windowNanos());
            cursors[i] = memory;
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Takes a subscriber in, whose cursor word stands at the log's end. To be followed by {@link #refresh}. */
    void add(int place, MemorySegment cursorMemory, long at) {
        cursors[place] = cursorMemory;
        cursorAt[place] = at;
        seen[place] = log.position();
        stalls[place].clear();
        slow[place] = false;
        places[count++] = place;
    }

    /** Lets a subscriber go. To be followed by {@link #refresh}. */
    @Bounded(by = "the subscribers that a log has room for", turn = Turn.SUBSCRIBER)
    void remove(int place) {
        cursors[place] = memory;
        for (int i = 0; i < count; i++) {
            if (places[i] == place) {
                places[i] = places[--count];
                return;
            }
        }
    }

    /**
     * Looks how far the slowest subscriber is; the log's own position where none holds the log any more. A cursor is a
     * claim: one that moves back, or beyond what was written, costs its owner the hold on the log.
     */
    @Bounded(by = "the subscribers that a log has room for", turn = Turn.SUBSCRIBER)
    long refresh() {
        long lowest = log.position();
        for (int i = count - 1; i >= 0; i--) {
            int place = places[i];
            long cursor = Cells.acquire(cursors[place], cursorAt[place]);
            if (cursor >= seen[place] && cursor <= log.position()) {
                seen[place] = cursor;
                lowest = Math.min(lowest, cursor);
            } else if (cursor == LogReader.ABANDONED) {
                remove(place);
            } else {
                detach(place);
            }
        }
        slowest = lowest;
        return lowest;
    }

    /** Slots that may be written, as of the last {@link #refresh}. */
    int room() {
        return log.capacity() - (int) (log.position() - slowest);
    }

    /** Notes which subscribers leave the log no room, as of the last {@link #refresh}. */
    @Bounded(by = "the subscribers that a log has room for", turn = Turn.SUBSCRIBER)
    void markSlowest() {
        for (int i = 0; i < count; i++) {
            slow[places[i]] = seen[places[i]] <= slowest;
        }
    }

    /**
     * The log waited for {@code nanos} until {@code now}, for the subscribers that were marked: those that kept it
     * waiting for too long lose their hold. What they did since they were marked does not help them. To be followed by
     * {@link #refresh}.
     */
    @Bounded(by = "the subscribers that a log has room for", turn = Turn.SUBSCRIBER)
    void blame(long now, long nanos) {
        if (limitNanos == StallPolicy.NEVER) {
            return;
        }
        for (int i = count - 1; i >= 0; i--) {
            int place = places[i];
            if (slow[place] && stalls[place].add(now, nanos) > limitNanos) {
                detach(place);
            }
        }
    }

    private void detach(int place) {
        Cells.release(memory, LogLayout.state(place), SubscriberState.DETACHED);
        remove(place);
    }
}
