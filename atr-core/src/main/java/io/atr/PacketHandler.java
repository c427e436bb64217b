package io.atr;

import java.lang.foreign.MemorySegment;

/** Reads packets where they lie. */
@FunctionalInterface
public interface PacketHandler {
    /**
     * One packet, to be read with the accessors of {@link io.atr.packet.Packet}. The bytes are the log's own: they must
     * not be written, and are good until the handler returns.
     */
    void onPacket(MemorySegment memory, long at);
}
