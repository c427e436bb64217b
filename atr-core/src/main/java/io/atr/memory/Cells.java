package io.atr.memory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/**
 * Ordered access to words that threads share. The offsets are multiples of the word's size; a word that one thread
 * writes and another polls stands {@link #APART} bytes from every other such word.
 */
public final class Cells {
    /** Two lines: neighbours are fetched in pairs, so 64 bytes would still share traffic. */
    public static final int APART = 128;

    private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();
    private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();
    private static final VarHandle BYTE = ValueLayout.JAVA_BYTE.varHandle();

    /** Plain accesses need no alignment check: one instruction less in each. */
    private static final ValueLayout.OfLong PLAIN_LONG = ValueLayout.JAVA_LONG_UNALIGNED;

    private static final ValueLayout.OfInt PLAIN_INT = ValueLayout.JAVA_INT_UNALIGNED;

    private Cells() {}

    /** Reads a word; what its writer did before {@link #release} is seen. */
    public static long acquire(MemorySegment memory, long at) {
        return (long) LONG.getAcquire(memory, at);
    }

    /** Writes a word after everything that this thread did before. */
    public static void release(MemorySegment memory, long at, long value) {
        LONG.setRelease(memory, at, value);
    }

    /** Reads a word without ordering, but whole and in time. */
    public static long opaque(MemorySegment memory, long at) {
        return (long) LONG.getOpaque(memory, at);
    }

    /** Writes a word without ordering, but whole and in time. */
    public static void opaque(MemorySegment memory, long at, long value) {
        LONG.setOpaque(memory, at, value);
    }

    /** As {@link #opaque(MemorySegment, long)}, for 32 bits. */
    public static int opaqueInt(MemorySegment memory, long at) {
        return (int) INT.getOpaque(memory, at);
    }

    /** As {@link #opaque(MemorySegment, long, long)}, for 32 bits. */
    public static void opaqueInt(MemorySegment memory, long at, int value) {
        INT.setOpaque(memory, at, value);
    }

    /** As {@link #opaque(MemorySegment, long)}, for 8 bits. */
    public static byte opaqueByte(MemorySegment memory, long at) {
        return (byte) BYTE.getOpaque(memory, at);
    }

    /** Writes 8 bits after everything that this thread did before. */
    public static void releaseByte(MemorySegment memory, long at, byte value) {
        BYTE.setRelease(memory, at, value);
    }

    /** Plain read of a long. */
    public static long get(MemorySegment memory, long at) {
        return memory.get(PLAIN_LONG, at);
    }

    /** Plain write of a long. */
    public static void set(MemorySegment memory, long at, long value) {
        memory.set(PLAIN_LONG, at, value);
    }

    /** Plain read of an int. */
    public static int getInt(MemorySegment memory, long at) {
        return memory.get(PLAIN_INT, at);
    }

    /** Plain write of an int. */
    public static void setInt(MemorySegment memory, long at, int value) {
        memory.set(PLAIN_INT, at, value);
    }
}
