package io.atr;

import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** Keeps the first data word of every packet that it is handed. */
final class Received implements PacketHandler {
    final List<Long> values = new ArrayList<>();

    @Override
    public void onPacket(MemorySegment memory, long at) {
        values.add(Packet.dataWord(memory, at, 0));
    }

    static List<Long> all(Subscription from) {
        Received received = new Received();
        while (from.poll(received, Integer.MAX_VALUE) > 0) {}
        return received.values;
    }
}
