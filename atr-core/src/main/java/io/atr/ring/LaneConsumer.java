package io.atr.ring;

import io.atr.memory.Cells;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The shard's end of a lane. Only the shard's thread.
 *
 * <p>The publisher's position is checked as it is read, and never read twice for one answer: a publisher in another
 * process can write anything at any time. One that was seen lying is not looked at again.
 */
public final class LaneConsumer {
    private final Lane lane;
    private final MemorySegment memory;
    private final long headAt;
    private final int capacity;
    private long head;
    private long seenTail;
    private long last;
    private boolean frozen;
    private boolean lied;

    /** The consuming end of a fresh lane. */
    public LaneConsumer(Lane lane) {
        this.lane = lane;
        this.memory = lane.memory();
        this.headAt = lane.headAt();
        this.capacity = lane.capacity();
        this.head = Cells.acquire(memory, headAt);
        this.seenTail = head;
    }

    /** The lane whose end this is. */
    public Lane lane() {
        return lane;
    }

    /** The position of the next packet to take. */
    public long position() {
        return head;
    }

    /** Packets that lie ready from {@link #position} on. Looks at the publisher's line only when it knows of none. */
    public int available() {
        if (seenTail == head) {
            seenTail = frozen ? last : claimed();
        }
        return (int) (seenTail - head);
    }

    /** The publisher's position as it stands, unchecked: for whoever wants to know what a look at it costs. */
    public long glance() {
        return Cells.acquire(memory, LaneLayout.TAIL);
    }

    /** Takes what is published by now for all that there will ever be. */
    public void freeze() {
        if (!frozen) {
            last = claimed();
            frozen = true;
        }
    }

    /** Whether the publisher's position was one that no publisher can reach: below the shard's, or a ring beyond it. */
    public boolean lied() {
        return lied;
    }

    private long claimed() {
        long tail = Cells.acquire(memory, LaneLayout.TAIL);
        if (Long.compareUnsigned(tail - seenTail, capacity - (seenTail - head)) <= 0) {
            return tail;
        }
        lied = true;
        frozen = true;
        last = seenTail;
        return seenTail;
    }

    /** Moves past {@code count} packets; their slots stay the shard's until {@link #release}. */
    public void advance(int count) {
        head += count;
    }

    /** Gives every slot before {@link #position} back to the publisher. */
    public void release() {
        Cells.release(memory, headAt, head);
    }

    /** Writes the verdict of a position; before {@link #release}. */
    public void verdict(long position, byte code) {
        memory.set(ValueLayout.JAVA_BYTE, lane.verdictAt(position), code);
    }

    /** Adds to the lane's count of a verdict code. */
    public void count(int code, long packets) {
        long at = lane.countAt(code);
        Cells.opaque(memory, at, Cells.get(memory, at) + packets);
    }
}
