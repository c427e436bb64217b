package io.atr.ring;

import io.atr.memory.Cells;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The shard's end of a lane. Only the shard's thread. */
public final class LaneConsumer {
    private final Lane lane;
    private final MemorySegment memory;
    private long head;
    private long seenTail;

    /** The consuming end of a fresh lane. */
    public LaneConsumer(Lane lane) {
        this.lane = lane;
        this.memory = lane.memory();
        this.head = Cells.acquire(memory, LaneLayout.HEAD);
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
            seenTail = Cells.acquire(memory, LaneLayout.TAIL);
        }
        return (int) (seenTail - head);
    }

    /** Moves past {@code count} packets; their slots stay the shard's until {@link #release}. */
    public void advance(int count) {
        head += count;
    }

    /** Gives every slot before {@link #position} back to the publisher. */
    public void release() {
        Cells.release(memory, LaneLayout.HEAD, head);
    }

    /** Writes the verdict of a position; before {@link #release}. */
    public void verdict(long position, byte code) {
        memory.set(ValueLayout.JAVA_BYTE, lane.verdictAt(position), code);
    }

    /** Adds to the lane's count of a verdict code. */
    public void count(int code, long packets) {
        long at = LaneLayout.COUNTS + ((long) code << 3);
        Cells.opaque(memory, at, Cells.get(memory, at) + packets);
    }
}
