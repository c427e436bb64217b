package io.atr.bench.peers;

import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;

/** A ring of 64-byte slots outside the heap, for contestants whose own rings hold no bytes. */
final class Slots {
    private final MemorySegment memory;
    private final int mask;

    /** So many slots, a power of two. */
    Slots(int capacity) {
        this.memory = PeerRules.region("slots", (long) capacity << Packet.SIZE_SHIFT);
        this.mask = capacity - 1;
    }

    MemorySegment memory() {
        return memory;
    }

    /** Offset of the slot of a position. */
    long at(long position) {
        return (position & mask) << Packet.SIZE_SHIFT;
    }

    /** Slots from a position on, itself included, before the ring wraps. */
    int contiguous(long position) {
        return mask + 1 - (int) (position & mask);
    }
}
