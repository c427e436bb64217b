package io.atr.model;

import io.atr.packet.Words;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** The 64 bytes of a packet, as numbers. */
record ModelPacket(long flags, int topic, int sender, List<Long> data) {
    private static final long SYSTEM = 1 << 4;

    /** Reads 64 bytes. */
    static ModelPacket read(MemorySegment memory, long at) {
        List<Long> data = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            data.add(memory.get(Words.U64, at + 16 + 8L * i));
        }
        return new ModelPacket(
                memory.get(Words.U64, at), memory.get(Words.U32, at + 8), memory.get(Words.U32, at + 12), data);
    }

    /** What an offer of some bytes makes: inline, governed, zeroes behind the bytes. */
    static ModelPacket offered(int topic, int sender, byte[] bytes) {
        List<Long> data = new ArrayList<>();
        for (int word = 0; word < 6; word++) {
            long value = 0;
            for (int i = 0; i < 8; i++) {
                int at = 8 * word + i;
                value |= at < bytes.length ? (bytes[at] & 0xFFL) << (8 * i) : 0;
            }
            data.add(value);
        }
        return new ModelPacket(0b1001, topic, sender, data);
    }

    /** Exactly one payload mode, and no reserved bit. */
    boolean isSound() {
        int modes = 0;
        for (int bit = 0; bit < 3; bit++) {
            modes += (int) (flags >>> bit & 1);
        }
        for (int bit = 6; bit < 16; bit++) {
            if ((flags >>> bit & 1) != 0) {
                return false;
            }
        }
        return modes == 1;
    }

    boolean isSystem() {
        return (flags & SYSTEM) != 0;
    }
}
