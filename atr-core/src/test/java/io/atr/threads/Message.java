package io.atr.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atr.packet.Packet;
import io.atr.packet.Words;
import java.lang.foreign.MemorySegment;

/** What the packets of these tests say: their number in their stream, and a checksum over all that they are. */
final class Message {
    static final int BYTES = 16;

    private Message() {}

    /** Writes the data words at {@code at}. */
    static void write(MemorySegment data, long at, int sender, int topic, long number) {
        data.set(Words.U64, at, number);
        data.set(Words.U64, at + 8, checksum(sender, topic, number));
    }

    static long number(MemorySegment memory, long at) {
        return Packet.dataWord(memory, at, 0);
    }

    static void check(MemorySegment memory, long at) {
        long expected = checksum(Packet.sender(memory, at), Packet.topic(memory, at), number(memory, at));
        assertEquals(expected, Packet.dataWord(memory, at, 1), "checksum");
        assertEquals(0, Packet.dataWord(memory, at, 2) | Packet.dataWord(memory, at, 5), "bytes not written");
    }

    private static long checksum(int sender, int topic, long number) {
        long mixed = (number * 31 + sender) * 31 + topic;
        return mixed * 0x9E3779B97F4A7C15L ^ mixed >>> 29;
    }
}
