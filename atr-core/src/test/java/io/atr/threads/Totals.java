package io.atr.threads;

import io.atr.PacketHandler;
import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;

/** Reads packets and keeps next to nothing of them. */
final class Totals implements PacketHandler {
    private long packets;
    private long sum;

    @Override
    public void onPacket(MemorySegment memory, long at) {
        packets++;
        sum += Packet.topic(memory, at) + Packet.dataWord(memory, at, 5);
    }

    long packets() {
        return packets;
    }

    long sum() {
        return sum;
    }
}
