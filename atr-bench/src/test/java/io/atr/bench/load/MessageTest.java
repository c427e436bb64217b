package io.atr.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.packet.Packet;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

class MessageTest {
    private final MemorySegment memory = Arena.ofAuto().allocate(3 * Packet.SIZE, Packet.SIZE);

    @Test
    void everyByteCounts() {
        Message.write(memory, Packet.SIZE, Packet.routeOf(7, 9), 12345);
        long sum = Message.sum(memory, Packet.SIZE);
        for (int i = 0; i < memory.byteSize(); i++) {
            byte was = memory.get(ValueLayout.JAVA_BYTE, i);
            memory.set(ValueLayout.JAVA_BYTE, i, (byte) (was ^ 0x40));
            boolean inside = i >= Packet.SIZE && i < 2 * Packet.SIZE;
            assertEquals(!inside, sum == Message.sum(memory, Packet.SIZE), "byte " + i);
            memory.set(ValueLayout.JAVA_BYTE, i, was);
        }
    }

    @Test
    void isASoundPacket() {
        Message.write(memory, 0, Packet.routeOf(7, 9), 1);
        assertTrue(Packet.soundFlags(Packet.flags(memory, 0)));
        assertEquals(7, Packet.topic(memory, 0));
        assertEquals(9, Packet.sender(memory, 0));
        assertNotEquals(Packet.dataWord(memory, 0, 0), Packet.dataWord(memory, 0, 5));
    }

    @Test
    void aCopyIsTheSameAndNothingElseChanges() {
        memory.fill((byte) 0x55);
        Message.write(memory, 0, Packet.routeOf(1, 2), 99);
        Message.copy(memory, 0, memory, Packet.SIZE);
        assertEquals(-1, memory.asSlice(0, Packet.SIZE).mismatch(memory.asSlice(Packet.SIZE, Packet.SIZE)));
        for (int i = 2 * Packet.SIZE; i < 3 * Packet.SIZE; i++) {
            assertEquals(0x55, memory.get(ValueLayout.JAVA_BYTE, i));
        }
    }
}
