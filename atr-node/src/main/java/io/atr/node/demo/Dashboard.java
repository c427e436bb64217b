package io.atr.node.demo;

import io.atr.PacketHandler;
import java.lang.foreign.MemorySegment;

/**
 * The subscriber that nobody waits for: counts orders of the busiest symbols, as many as it gets to see. One thread.
 */
final class Dashboard implements PacketHandler {
    private long seen;
    private long damaged;

    @Override
    public void onPacket(MemorySegment memory, long at) {
        seen++;
        if (!Order.isSound(memory, at)) {
            damaged++;
        }
    }

    /** Packets read so far. */
    long seen() {
        return seen;
    }

    /** Packets whose checksum was wrong. */
    long damaged() {
        return damaged;
    }
}
