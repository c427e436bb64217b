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
    private final long head;
    private final long counts;
    private final long verdicts;

    private Lane(MemorySegment memory, int index, int capacity, long shardPart) {
        if (Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("a lane's capacity is a power of two, not " + capacity);
        }
        this.memory = memory;
        this.index = index;
        this.capacity = capacity;
        this.head = shardPart + LaneLayout.HEAD;
        this.counts = shardPart + LaneLayout.COUNTS;
        this.verdicts = shardPart + LaneLayout.VERDICTS;
    }

    /**
     * A lane in zeroed memory, both ends of which are in this process.
     *
     * @param memory at least {@link LaneLayout#bytes} of it, 64-byte aligned
     * @param index the lane's number among its shard's lanes
     * @param capacity slots, a power of two
     */
    public Lane(MemorySegment memory, int index, int capacity) {
        this(memory, index, capacity, LaneLayout.publisherPart(capacity));
    }

    /**
     * A lane whose two parts are files of their own, mapped side by side, since its ends are in two processes.
     *
     * @param memory {@link LaneLayout#publisherPages} and then {@link LaneLayout#shardPages} of it
     * @param index the lane's number among its shard's lanes; 0 for the publisher, who need not know
     * @param capacity slots, a power of two
     */
    public static Lane shared(MemorySegment memory, int index, int capacity) {
        return new Lane(memory, index, capacity, LaneLayout.publisherPages(capacity));
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

    /** Offset of the shard's position. */
    long headAt() {
        return head;
    }

    /** Offset of the count of a verdict code. */
    long countAt(int code) {
        return counts + ((long) code << 3);
    }

    /** Offset of the verdict byte of a position. */
    long verdictAt(long position) {
        return verdicts + (position & (capacity - 1));
    }

    /** Packets of this lane that were judged with {@code code} so far. Any thread. */
    public long count(int code) {
        return Cells.opaque(memory, countAt(code));
    }

    /** Whether the shard has taken everything that the publisher published. Any thread. */
    public boolean drained() {
        long taken = taken();
        return taken == Cells.acquire(memory, LaneLayout.TAIL);
    }

    /** Packets that the shard has taken so far. Any thread. */
    public long taken() {
        return Cells.acquire(memory, head);
    }

    /** About how many packets wait for the shard; a publisher that lies makes it a lie within 0..capacity. Any thread. */
    public long queued() {
        long taken = taken();
        return Math.clamp(Cells.acquire(memory, LaneLayout.TAIL) - taken, 0, capacity);
    }

    /** Zeroes positions, counts, slots and verdicts for the next owner. Only while neither end is in use. */
    public void reset() {
        memory.fill((byte) 0);
    }
}
