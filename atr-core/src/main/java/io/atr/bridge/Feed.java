package io.atr.bridge;

import io.atr.Answer;
import io.atr.Subscription;
import io.atr.memory.Cells;
import io.atr.ring.LogLayout;
import io.atr.ring.ShardLog;
import io.atr.ring.SubscriberState;
import java.lang.foreign.MemorySegment;

/**
 * A ring that holds what one subscriber in another process may read, and nothing else. Packets are copied from the logs
 * by the topics that were granted here; the client's cursor only tells how much room there is. Only the feeds' thread,
 * but for {@link #end}, {@link #finish}, {@link #hasEnded}, {@link #hasStalled} and {@link #isFinished}.
 */
final class Feed {
    /** Packets that one feed copies before the next one has its turn. */
    private static final int TURN = 512;

    private final Subscription source;
    private final ShardLog ring;
    private final MemorySegment cursor;
    private final boolean gating;
    private long seen;
    private int idle;
    private volatile boolean ending;
    private volatile boolean finishing;
    private volatile boolean finished;
    private volatile boolean ended;
    private volatile boolean stalled;

    Feed(Subscription source, ShardLog ring, MemorySegment cursor, boolean gating) {
        this.source = source;
        this.ring = ring;
        this.cursor = cursor;
        this.gating = gating;
        Cells.release(ring.memory(), LogLayout.state(0), SubscriberState.ATTACHED);
    }

    /** Copies what has arrived; answers how much. */
    int doWork() {
        if (ending) {
            close();
            return 0;
        }
        boolean last = finishing;
        int room = gating ? room() : TURN;
        int copied = source.poll(this::append, Math.clamp(room, 0, TURN));
        ring.lost(source.missed());
        if (copied > 0) {
            ring.publish();
        } else if (copied < 0) {
            stalled = copied == Answer.DETACHED;
            detach();
        } else if (room > 0 && last && ++idle > 1) { // once, an overrun subscription only skips
            finished = true;
        }
        return Math.max(copied, 0);
    }

    /** Any thread: the subscriber has left. */
    void end() {
        ending = true;
    }

    /** Any thread: the logs get nothing more; what they hold is still copied. */
    void finish() {
        finishing = true;
    }

    /** Any thread: whether everything was copied. */
    boolean isFinished() {
        return finished || ended;
    }

    /** Any thread: whether nothing more will come, and the source is given back. */
    boolean hasEnded() {
        return ended;
    }

    /** Any thread: whether the logs gave its source up, since the subscriber left the ring full. */
    boolean hasStalled() {
        return stalled;
    }

    /** Gives the source back; the last call. */
    void close() {
        if (!ended) {
            try {
                source.close();
            } finally {
                ended = true;
            }
        }
    }

    /** A cursor is a claim: one that no reader can have reached, or that was given up, costs its owner the feed. */
    private int room() {
        long claimed = Cells.acquire(cursor, 0);
        if (claimed < seen || claimed > ring.position()) {
            detach();
            return 0;
        }
        seen = claimed;
        return ring.capacity() - (int) (ring.position() - seen);
    }

    private void append(MemorySegment memory, long at) {
        ring.append(memory, at, 1);
    }

    /** Tells the client that no more will come, and gives the source back. */
    void detach() {
        Cells.release(ring.memory(), LogLayout.state(0), SubscriberState.DETACHED);
        close();
    }
}
