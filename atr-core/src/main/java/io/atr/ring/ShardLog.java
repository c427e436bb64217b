package io.atr.ring;

import io.atr.hot.Bounded;
import io.atr.hot.Turn;
import io.atr.memory.Cells;
import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/**
 * The writing end of a shard's log: the total order of what passed in that shard. Only the shard's thread, which has
 * made sure of room: a gating subscriber is never overwritten, a lossy one always may be.
 */
public final class ShardLog {
    private final MemorySegment memory;
    private final LogShape shape;
    private final int capacity;
    private final long slots;
    private long position;

    /**
     * A log in zeroed memory of {@link LogLayout#bytes}.
     *
     * @param capacity slots, a power of two of at least 64
     */
    public ShardLog(MemorySegment memory, int subscribers, int capacity) {
        this.shape = new LogShape(subscribers, capacity);
        this.memory = memory;
        this.capacity = capacity;
        this.slots = LogLayout.slots(subscribers);
    }

    /** The memory that holds positions, cursors and slots. */
    public MemorySegment memory() {
        return memory;
    }

    /** How the memory is laid out. */
    public LogShape shape() {
        return shape;
    }

    /** Slots. */
    public int capacity() {
        return capacity;
    }

    /** Offset of the first slot. */
    public long slots() {
        return slots;
    }

    /** Where the next packet goes. */
    public long position() {
        return position;
    }

    /**
     * Copies the packets whose bits are set, in order, behind the last one. They are not seen before {@link #publish}.
     *
     * @param from memory in which up to 64 packets lie side by side from {@code at} on
     * @param allowed bit i stands for the i-th of them
     */
    @Bounded(by = "the bits of a long: each turn takes one or more", turn = Turn.PACKET)
    public void append(MemorySegment from, long at, long allowed) {
        long left = allowed;
        reserve(Long.bitCount(left));
        while (left != 0) {
            int first = Long.numberOfTrailingZeros(left);
            int run = Long.numberOfTrailingZeros(~(left >>> first));
            copy(from, at + ((long) first << Packet.SIZE_SHIFT), run);
            int end = first + run;
            left = end == Long.SIZE ? 0 : left & -1L << end;
        }
    }

    /**
     * Copies runs of packets behind the last one, as {@link #append(MemorySegment, long, long)} does.
     *
     * @param from memory in which the block lies from {@code at} on
     */
    @Bounded(by = "the runs of a block: 128 at the most", turn = Turn.PACKET)
    public void append(MemorySegment from, long at, Runs runs) {
        reserve(runs.packets());
        for (int run = 0; run < runs.count(); run++) {
            copy(from, at + ((long) runs.first(run) << Packet.SIZE_SHIFT), runs.length(run));
        }
    }

    /** Lets subscribers read everything appended so far. */
    public void publish() {
        Cells.release(memory, LogLayout.TAIL, position);
    }

    /** Tells readers how many packets so far its writer was too slow to read; they learn it with what is published next. */
    public void lost(long packets) {
        Cells.opaque(memory, LogLayout.LOST, packets);
    }

    /** Tells lossy readers which slots are about to change, before the first of them does. */
    private void reserve(int packets) {
        Cells.opaque(memory, LogLayout.RESERVED, position + packets);
        VarHandle.storeStoreFence();
    }

    private void copy(MemorySegment from, long at, int packets) {
        int slot = (int) (position & (capacity - 1));
        int first = Math.min(packets, capacity - slot);
        MemorySegment.copy(
                from, at, memory, slots + ((long) slot << Packet.SIZE_SHIFT), (long) first << Packet.SIZE_SHIFT);
        if (first < packets) {
            long copied = (long) first << Packet.SIZE_SHIFT;
            MemorySegment.copy(from, at + copied, memory, slots, (long) (packets - first) << Packet.SIZE_SHIFT);
        }
        position += packets;
    }
}
