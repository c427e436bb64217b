package io.atr.packet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atr.Seeds;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The layout against a byte buffer that is filled by hand. */
class PacketTest {
    private final MemorySegment memory = Arena.ofAuto().allocate(3 * Packet.SIZE, Packet.SIZE);
    private final MemorySegment data = Arena.ofAuto().allocate(128);

    @Test
    void encodesTheBytesOfTheLayout() {
        Seeds.each(5000, seed -> {
            Random random = Seeds.random(seed);
            long flags = random.nextLong();
            int topic = random.nextInt();
            int sender = random.nextInt();
            byte[] message = new byte[random.nextInt(Packet.DATA_SIZE + 1)];
            random.nextBytes(message);
            int offset = random.nextInt(64);
            MemorySegment.copy(message, 0, data, ValueLayout.JAVA_BYTE, offset, message.length);
            memory.fill((byte) 0xA5);
            Packet.encode(memory, Packet.SIZE, flags, topic, sender, data, offset, message.length);
            assertArrayEquals(between(byHand(flags, topic, sender, message)), bytes());
        });
    }

    @Test
    void readsWhatWasWrittenByHand() {
        Seeds.each(2000, seed -> {
            Random random = Seeds.random(seed);
            byte[] message = new byte[Packet.DATA_SIZE];
            random.nextBytes(message);
            long flags = random.nextLong();
            int topic = random.nextInt();
            int sender = random.nextInt();
            ByteBuffer packet = byHand(flags, topic, sender, message);
            MemorySegment.copy(packet.array(), 0, memory, ValueLayout.JAVA_BYTE, Packet.SIZE, Packet.SIZE);
            assertEquals(flags, Packet.flags(memory, Packet.SIZE));
            assertEquals(topic, Packet.topic(memory, Packet.SIZE));
            assertEquals(sender, Packet.sender(memory, Packet.SIZE));
            long route = Packet.route(memory, Packet.SIZE);
            assertEquals(Packet.routeOf(topic, sender), route);
            assertEquals(topic, Packet.topicOf(route));
            assertEquals(sender, Packet.senderOf(route));
            for (int word = 0; word < 6; word++) {
                assertEquals(packet.getLong(16 + 8 * word), Packet.dataWord(memory, Packet.SIZE, word));
            }
            Packet.decodeData(memory, Packet.SIZE, data, 7);
            assertArrayEquals(message, data.asSlice(7, Packet.DATA_SIZE).toArray(ValueLayout.JAVA_BYTE));
        });
    }

    @Test
    void setsOneFieldAndNoOther() {
        Random random = Seeds.random(1);
        byte[] message = new byte[Packet.DATA_SIZE];
        memory.fill((byte) 0xA5);
        Packet.encodeHeader(memory, Packet.SIZE, -1, -1, -1);
        assertArrayEquals(between(byHand(-1, -1, -1, message)), bytes());
        Packet.flags(memory, Packet.SIZE, 5);
        Packet.topic(memory, Packet.SIZE, 6);
        assertArrayEquals(between(byHand(5, 6, -1, message)), bytes());
        Packet.sender(memory, Packet.SIZE, 7);
        assertArrayEquals(between(byHand(5, 6, 7, message)), bytes());
        Packet.route(memory, Packet.SIZE, Packet.routeOf(-8, -9));
        assertArrayEquals(between(byHand(5, -8, -9, message)), bytes());
        random.nextBytes(message);
        for (int word = 0; word < 6; word++) {
            Packet.dataWord(memory, Packet.SIZE, word, byHand(0, 0, 0, message).getLong(16 + 8 * word));
        }
        assertArrayEquals(between(byHand(5, -8, -9, message)), bytes());
    }

    @Test
    void isSoundWithExactlyOneModeAndNoReservedBit() {
        Random random = Seeds.random(2);
        for (int low = 0; low < 1 << 16; low++) {
            long flags = random.nextLong() << 16 | low;
            int modes = Integer.bitCount(low & 0b111);
            assertEquals(modes == 1 && low < 1 << 6, Packet.soundFlags(flags), Long.toBinaryString(flags));
            assertEquals(modes == 1, Packet.oneMode(flags), Long.toBinaryString(flags));
        }
    }

    private static ByteBuffer byHand(long flags, int topic, int sender, byte[] message) {
        ByteBuffer packet = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        return packet.putLong(flags).putInt(topic).putInt(sender).put(message);
    }

    /** The packet with what stood before and behind it. */
    private static byte[] between(ByteBuffer packet) {
        ByteBuffer all = ByteBuffer.allocate(3 * 64);
        Arrays.fill(all.array(), (byte) 0xA5);
        return all.put(64, packet.array()).array();
    }

    private byte[] bytes() {
        return memory.toArray(ValueLayout.JAVA_BYTE);
    }
}
