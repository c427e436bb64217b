package io.atr.bench.load;

import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;

/**
 * The 64 bytes that every contestant moves: the header of an ordinary packet, and six data words that follow from its
 * sequence number. The checksum is the sum of all eight words, so that the sum of many packets can be reckoned without
 * looking at them.
 */
public final class Message {
    /** Data words of a packet. */
    static final int WORDS = Packet.DATA_SIZE / Long.BYTES;

    private static final long STEP = 0x0123_4567_89AB_CDEFL;

    private Message() {}

    /** Writes all 64 bytes. */
    public static void write(MemorySegment memory, long at, long route, long sequence) {
        Packet.flags(memory, at, Packet.DEFAULT_FLAGS);
        Packet.route(memory, at, route);
        writeData(memory, at, sequence);
    }

    /** Writes the 48 data bytes of the packet at {@code at}, whose header is there already. */
    public static void writeData(MemorySegment memory, long at, long sequence) {
        for (int word = 0; word < WORDS; word++) {
            Packet.dataWord(memory, at, word, dataWord(sequence, word));
        }
    }

    /** The data word {@code word} of a packet. */
    public static long dataWord(long sequence, int word) {
        return sequence + word * STEP;
    }

    /** The sequence number of a packet that {@link #writeData} wrote. */
    public static long sequence(MemorySegment memory, long at) {
        return Packet.dataWord(memory, at, 0);
    }

    /** Reads all 64 bytes; answers their sum. */
    public static long sum(MemorySegment memory, long at) {
        return Packet.flags(memory, at)
                + Packet.route(memory, at)
                + Packet.dataWord(memory, at, 0)
                + Packet.dataWord(memory, at, 1)
                + Packet.dataWord(memory, at, 2)
                + Packet.dataWord(memory, at, 3)
                + Packet.dataWord(memory, at, 4)
                + Packet.dataWord(memory, at, 5);
    }

    /** The part of the sum that does not depend on the sequence number; {@link #WORDS} times that number is the rest. */
    static long constantPart(long route) {
        return Packet.DEFAULT_FLAGS + route + 15 * STEP;
    }

    /** Copies all 64 bytes, word by word: for 64 bytes that is cheaper than a call of the copying routine. */
    public static void copy(MemorySegment from, long fromAt, MemorySegment to, long toAt) {
        Packet.flags(to, toAt, Packet.flags(from, fromAt));
        Packet.route(to, toAt, Packet.route(from, fromAt));
        for (int word = 0; word < WORDS; word++) {
            Packet.dataWord(to, toAt, word, Packet.dataWord(from, fromAt, word));
        }
    }
}
