package io.atr.node.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.packet.Packet;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OrderTest {
    private final MemorySegment packet = Arena.ofAuto().allocate(Packet.SIZE, Packet.SIZE);

    @Test
    void anyChangeToAnyBitIsNoticed() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Order.write(packet, 0, random.nextLong(), random.nextLong(), random.nextInt(Market.SYMBOLS));
            assertTrue(Order.isSound(packet, 0), "seed " + seed);
            for (int bit = 8 * Packet.DATA; bit < 8 * Packet.SIZE; bit++) {
                flip(bit);
                assertFalse(Order.isSound(packet, 0), "seed " + seed + " bit " + bit);
                flip(bit);
            }
        }
    }

    @Test
    void swappedWordsAreNoticed() {
        Order.write(packet, 0, 111, 222, 333);
        long third = Packet.dataWord(packet, 0, 2);
        Packet.dataWord(packet, 0, 2, Packet.dataWord(packet, 0, 3));
        Packet.dataWord(packet, 0, 3, third);
        assertFalse(Order.isSound(packet, 0));
    }

    @Test
    void zeroesAreNoOrder() {
        assertFalse(Order.isSound(packet, 0));
    }

    @Test
    void whatWasWrittenCanBeRead() {
        Order.write(packet, 0, 12_345, 63, 2);
        assertEquals(12_345, Order.due(packet, 0));
        assertEquals(64 * (100_000 + 2 * 137 + 63), Order.value(packet, 0));
    }

    private void flip(int bit) {
        byte old = packet.get(ValueLayout.JAVA_BYTE, bit >>> 3);
        packet.set(ValueLayout.JAVA_BYTE, bit >>> 3, (byte) (old ^ 1 << (bit & 7)));
    }
}
