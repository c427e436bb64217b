package io.atr.ring;

import io.atr.memory.Cells;
import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/** The reading end of a shard's log: one subscriber's cursor. One thread at a time. */
public final class LogReader {
    /** The cursor of a reader that will never again hold the log. */
    public static final long ABANDONED = Long.MAX_VALUE;

    private final MemorySegment memory;
    private final MemorySegment cursorMemory;
    private final int capacity;
    private final long slots;
    private final long cursorAt;
    private final long stateAt;
    private long cursor;
    private long seenTail;
    private long seenLost;

    /**
     * A reader in place {@code subscriber} of the log, which the shard has attached: it starts where its cursor word
     * stands.
     */
    public LogReader(ShardLog log, int subscriber) {
        this(log.memory(), log.shape(), subscriber, log.memory(), LogLayout.cursor(subscriber));
    }

    /**
     * A reader of a log that another process writes; as above, with the cursor word in memory of its own.
     *
     * @param memory the log's, which this process may only read
     * @param shape the log's
     * @param subscriber the reader's place
     * @param cursorMemory where the cursor word is
     * @param cursorAt its offset, a multiple of 8
     */
    public LogReader(MemorySegment memory, LogShape shape, int subscriber, MemorySegment cursorMemory, long cursorAt) {
        this.memory = memory;
        this.cursorMemory = cursorMemory;
        this.capacity = shape.capacity();
        this.slots = LogLayout.slots(shape.subscribers());
        this.cursorAt = cursorAt;
        this.stateAt = LogLayout.state(subscriber);
        this.cursor = Cells.acquire(cursorMemory, cursorAt);
        this.seenTail = cursor;
    }

    /** The memory that {@link #at} points into. */
    public MemorySegment memory() {
        return memory;
    }

    /** The next position to read. */
    public long position() {
        return cursor;
    }

    /** Packets that may be read from {@link #position} on. */
    public int available() {
        if (seenTail == cursor) {
            seenTail = Cells.acquire(memory, LogLayout.TAIL);
        }
        return (int) Math.min(seenTail - cursor, Integer.MAX_VALUE);
    }

    /** How many slots follow the position, itself included, before the ring wraps. */
    public int contiguous() {
        return capacity - (int) (cursor & (capacity - 1));
    }

    /** Offset of the packet at {@link #position}. */
    public long at() {
        return slots + ((cursor & (capacity - 1)) << Packet.SIZE_SHIFT);
    }

    /** Moves past {@code count} packets. */
    public void advance(long count) {
        cursor += count;
    }

    /** Tells the shard that packets before {@link #position} are done with. */
    public void release() {
        Cells.release(cursorMemory, cursorAt, cursor);
    }

    /** Tells the shard that this reader will never again hold the log. */
    public void abandon() {
        Cells.release(cursorMemory, cursorAt, ABANDONED);
    }

    /** Whether the shard has taken this reader's hold on the log. */
    public boolean detached() {
        VarHandle.acquireFence(); // what was read before was read before the state is
        return Cells.acquire(memory, stateAt) == SubscriberState.DETACHED;
    }

    /**
     * Positions from {@link #position} on whose slots may have been overwritten by now: 0 means that everything read
     * since {@link #available} was whole. To be asked after the packets were copied out.
     */
    public long overrun() {
        VarHandle.acquireFence();
        return Math.max(0, Cells.opaque(memory, LogLayout.RESERVED) - capacity - cursor);
    }

    /**
     * Packets that never came here since this was last asked, since the log's writer was itself too slow to read them:
     * that of a feed may be. To be asked after {@link #available}.
     */
    public long lost() {
        long lost = Cells.opaque(memory, LogLayout.LOST);
        long more = lost - seenLost;
        seenLost = lost;
        return more;
    }

    /** Goes on half a log behind the end, after having been overrun; answers how many packets that skips. */
    public long catchUp() {
        seenTail = Cells.acquire(memory, LogLayout.TAIL);
        long skipped = Math.max(seenTail - capacity / 2, cursor) - cursor;
        cursor += skipped;
        return skipped;
    }
}
