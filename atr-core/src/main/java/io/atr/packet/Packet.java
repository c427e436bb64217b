package io.atr.packet;

import io.atr.hot.Bounded;
import io.atr.hot.Turn;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The 64-byte packet: layout, and static accessors over the memory in which it lies. Little-endian on every machine.
 *
 * <pre>
 *   byte  0        8     12     16                                             64
 *         +--------+------+------+----------------------------------------------+
 *         | flags  |topic |sender| data (48 bytes)                              |
 *         +--------+------+------+----------------------------------------------+
 *
 *   flags 0 inline | 1 arena reference | 2 shared-memory reference   (exactly one of the three)
 *         3 governance required | 4 system | 5 high priority | 6-15 reserved, zero | 16-63 the user's
 * </pre>
 *
 * <p>{@code at} is always the byte offset of the packet in its segment. Accessors are plain memory operations: who may
 * call them, and when, is settled by the ring the packet lies in. Nothing here allocates.
 */
public final class Packet {
    /** Bytes of a packet, and of a cache line. */
    public static final int SIZE = 64;

    /** {@code log2(SIZE)}. */
    public static final int SIZE_SHIFT = 6;

    /** Offset of the flags, u64. */
    public static final int FLAGS = 0;

    /** Offset of the topic id, u32. */
    public static final int TOPIC = 8;

    /** Offset of the sender id, u32. */
    public static final int SENDER = 12;

    /** Offset of the data. */
    public static final int DATA = 16;

    /** Bytes of data in a packet. */
    public static final int DATA_SIZE = SIZE - DATA;

    /** The data are the message itself. */
    public static final long INLINE = 1L;

    /** The data refer to an arena. */
    public static final long ARENA_REF = 1L << 1;

    /** The data refer to a shared-memory segment. */
    public static final long SHM_REF = 1L << 2;

    /** The publisher asks for governance; a shard governs whether it is set or not. */
    public static final long GOVERNANCE_REQUIRED = 1L << 3;

    /** A packet of the system: passes ungoverned, but only in a lane that was granted the bypass. */
    public static final long SYSTEM = 1L << 4;

    /** Carried, never believed: a packet's priority is the one that the rules give its topic. */
    public static final long HIGH_PRIORITY = 1L << 5;

    /** The three payload modes. */
    public static final long MODE_MASK = INLINE | ARENA_REF | SHM_REF;

    /** Bits that must be zero. */
    public static final long RESERVED_MASK = 0xFFC0L;

    /** What {@code offer} writes: inline data, to be governed. */
    public static final long DEFAULT_FLAGS = INLINE | GOVERNANCE_REQUIRED;

    private static final ValueLayout.OfLong U64 = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt U32 = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /** Bit m is set when the three mode bits, read as the number m, have exactly one bit set: 1, 2 and 4. */
    private static final int ONE_MODE = 1 << 1 | 1 << 2 | 1 << 4;

    private Packet() {}

    /** The flags of the packet at {@code at}. */
    public static long flags(MemorySegment memory, long at) {
        return memory.get(U64, at + FLAGS);
    }

    /** The topic id, an unsigned 32-bit number. */
    public static int topic(MemorySegment memory, long at) {
        return memory.get(U32, at + TOPIC);
    }

    /** The sender id, an unsigned 32-bit number. */
    public static int sender(MemorySegment memory, long at) {
        return memory.get(U32, at + SENDER);
    }

    /** Topic (low 32 bits) and sender (high 32 bits) in one load. */
    public static long route(MemorySegment memory, long at) {
        return memory.get(U64, at + TOPIC);
    }

    /** The data word {@code word} (0..5), eight bytes each, read little-endian. */
    public static long dataWord(MemorySegment memory, long at, int word) {
        return memory.get(U64, at + DATA + ((long) word << 3));
    }

    /** Sets the flags. */
    public static void flags(MemorySegment memory, long at, long flags) {
        memory.set(U64, at + FLAGS, flags);
    }

    /** Sets the topic id. */
    public static void topic(MemorySegment memory, long at, int topic) {
        memory.set(U32, at + TOPIC, topic);
    }

    /** Sets the sender id. */
    public static void sender(MemorySegment memory, long at, int sender) {
        memory.set(U32, at + SENDER, sender);
    }

    /** Sets topic (low 32 bits) and sender (high 32 bits) in one store; see {@link #routeOf}. */
    public static void route(MemorySegment memory, long at, long route) {
        memory.set(U64, at + TOPIC, route);
    }

    /** Sets the data word {@code word} (0..5). */
    public static void dataWord(MemorySegment memory, long at, int word, long value) {
        memory.set(U64, at + DATA + ((long) word << 3), value);
    }

    /** Topic and sender as one word, as {@link #route} reads it. */
    public static long routeOf(int topic, int sender) {
        return (topic & 0xFFFF_FFFFL) | ((long) sender << 32);
    }

    /** The topic of a route word. */
    public static int topicOf(long route) {
        return (int) route;
    }

    /** The sender of a route word. */
    public static int senderOf(long route) {
        return (int) (route >>> 32);
    }

    /** Writes the header and zeroes all 48 data bytes, so that no bytes of an earlier packet remain. */
    public static void encodeHeader(MemorySegment memory, long at, long flags, int topic, int sender) {
        memory.set(U64, at + FLAGS, flags);
        memory.set(U64, at + TOPIC, routeOf(topic, sender));
        memory.set(U64, at + DATA, 0L);
        memory.set(U64, at + DATA + 8, 0L);
        memory.set(U64, at + DATA + 16, 0L);
        memory.set(U64, at + DATA + 24, 0L);
        memory.set(U64, at + DATA + 32, 0L);
        memory.set(U64, at + DATA + 40, 0L);
    }

    /**
     * Writes a whole packet: header, {@code length} data bytes, zeroes behind them.
     *
     * @param length 0..{@link #DATA_SIZE}; the caller has checked it
     */
    @Bounded(by = "the data: 48 bytes, 8 a turn", turn = Turn.WORD)
    public static void encode(
            MemorySegment memory,
            long at,
            long flags,
            int topic,
            int sender,
            MemorySegment data,
            long offset,
            int length) {
        memory.set(U64, at + FLAGS, flags);
        memory.set(U64, at + TOPIC, routeOf(topic, sender));
        int done = 0;
        for (; done + 8 <= length; done += 8) {
            memory.set(U64, at + DATA + done, data.get(U64, offset + done));
        }
        if (done < DATA_SIZE) {
            memory.set(U64, at + DATA + done, partialWord(data, offset + done, length - done));
            for (done += 8; done < DATA_SIZE; done += 8) {
                memory.set(U64, at + DATA + done, 0L);
            }
        }
    }

    /** Copies the 48 data bytes of the packet at {@code at} to {@code target}. */
    public static void decodeData(MemorySegment memory, long at, MemorySegment target, long offset) {
        MemorySegment.copy(memory, at + DATA, target, offset, DATA_SIZE);
    }

    /** Whether the flags are those of a sound packet: exactly one payload mode, reserved bits zero. */
    public static boolean soundFlags(long flags) {
        return oneMode(flags) && (flags & RESERVED_MASK) == 0;
    }

    /** Whether exactly one payload mode is set. */
    public static boolean oneMode(long flags) {
        return (ONE_MODE >>> (flags & MODE_MASK) & 1) != 0;
    }

    @Bounded(by = "the bytes of a word: fewer than 8", turn = Turn.WORD)
    private static long partialWord(MemorySegment data, long offset, int bytes) {
        long word = 0;
        for (int i = 0; i < bytes; i++) {
            word |= (data.get(ValueLayout.JAVA_BYTE, offset + i) & 0xFFL) << (i << 3);
        }
        return word;
    }
}
