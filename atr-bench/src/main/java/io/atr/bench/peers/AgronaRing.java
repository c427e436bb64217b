package io.atr.bench.peers;

import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * The memory of one of Agrona's ring buffers, seen both ways: as its buffer, and as a segment with the same offsets.
 *
 * @param memory the segment; whoever uses the buffer must keep hold of it
 * @param buffer the buffer
 */
record AgronaRing(MemorySegment memory, UnsafeBuffer buffer) {
    /** The type that all messages have. */
    static final int MESSAGE = 1;

    /** As many bytes as {@code slots} packets, a power of two; each message takes 8 bytes of them beside its 64. */
    static AgronaRing of(int slots) {
        long bytes = ((long) slots << Packet.SIZE_SHIFT) + RingBufferDescriptor.TRAILER_LENGTH;
        MemorySegment memory = PeerRules.region("agrona ring", bytes);
        return new AgronaRing(memory, new UnsafeBuffer(memory.address(), (int) bytes));
    }
}
