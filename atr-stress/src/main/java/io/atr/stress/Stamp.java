package io.atr.stress;

import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;

/** Packets that show whether they are whole: the same number, 1 or more, stands in each of their six data words. */
final class Stamp {
    /** In place of a number: the words differ. */
    static final int TORN = -1;

    private static final int WORDS = Packet.DATA_SIZE / Long.BYTES;

    private Stamp() {}

    /** Writes a packet of sender 0. */
    static void write(MemorySegment memory, long at, int topic, int stamp) {
        Packet.flags(memory, at, Packet.DEFAULT_FLAGS);
        Packet.route(memory, at, Packet.routeOf(topic, 0));
        for (int word = 0; word < WORDS; word++) {
            Packet.dataWord(memory, at, word, stamp);
        }
    }

    /** The number of a packet, 0 where nothing was written yet, or {@link #TORN}. */
    static int read(MemorySegment memory, long at) {
        long first = Packet.dataWord(memory, at, 0);
        for (int word = 1; word < WORDS; word++) {
            if (Packet.dataWord(memory, at, word) != first) {
                return TORN;
            }
        }
        return (int) first;
    }
}
