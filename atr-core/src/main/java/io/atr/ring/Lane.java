package io.atr.ring;

import io.atr.memory.Cells;
import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;

/**
 * A lane's memory and the places in it: a ring of 64-byte slots between one publisher and one shard. The two ends are
 * {@link LaneProducer} and {@link LaneConsumer}; this class keeps no state of its own.
 */
public final class Lane {
    private final MemorySegment memory;
    private final int index;
    private final int capacity;
    private final long verdicts;

    /**
     * A lane in zeroed memory.
     *
     * @param memory at least {@link LaneLayout#bytes} of it, 64-byte aligned
     * @param index the lane's number among its shard's lanes
     * @param capacity slots, a power of two
     */
    public Lane(MemorySegment memory, int index, int capacity) {
        if (Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("a lane's capacity is a power of two, not " + capacity);
        }
        this.memory = memory;
        this.index = index;
        this.capacity = capacity;
        this.verdicts = LaneLayout.verdicts(capacity);
    }

    /** The memory that {@link #at} points into. */
    public MemorySegment memory() {
        return memory;
    }

    /** The lane's number among its shard's lanes. */
    public int index() {
        return index;
    }

    /** Slots. */
    public int capacity() {
        return capacity;
    }

    /** Offset of the packet at a position. */
    public long at(long position) {
        return LaneLayout.SLOTS + ((position & (capacity - 1)) << Packet.SIZE_SHIFT);
    }

    /** How many slots follow a position, itself included, before the ring wraps. */
    public int contiguous(long position) {
        return capacity - (int) (position & (capacity - 1));
    }

    /** Offset of the verdict byte of a position. */
    long verdictAt(long position) {
        return verdicts + (position & (capacity - 1));
    }

    /** Packets of this lane that were judged with {@code code} so far. Any thread. */
    public long count(int code) {
        return Cells.opaque(memory, LaneLayout.COUNTS + ((long) code << 3));
    }

    /** Whether the shard has taken everything that the publisher published. Any thread. */
    public boolean drained() {
        long head = Cells.acquire(memory, LaneLayout.HEAD);
        return head == Cells.acquire(memory, LaneLayout.TAIL);
    }

    /** Zeroes positions, counts, slots and verdicts for the next owner. Only while neither end is in use. */
    public void reset() {
        memory.fill((byte) 0);
    }
}
