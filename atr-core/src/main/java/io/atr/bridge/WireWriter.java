package io.atr.bridge;

import io.atr.platform.SocketMessage;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Puts fields behind one another, little-endian, without gaps. */
final class WireWriter {
    static final ValueLayout.OfLong U64 = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfInt U32 = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfShort U16 = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /** Separate runs of ids that a set may have on the wire. */
    static final int MAX_RUNS = 1000;

    /** Bytes that a text may have on the wire. */
    static final int MAX_TEXT = 4096;

    private final MemorySegment data;
    private int at;

    WireWriter(MemorySegment data) {
        this.data = data.asSlice(0, SocketMessage.MAX_BYTES);
    }

    int length() {
        return at;
    }

    void u8(int value) {
        data.set(ValueLayout.JAVA_BYTE, at, (byte) value);
        at += 1;
    }

    void u16(int value) {
        data.set(U16, at, (short) value);
        at += 2;
    }

    void u32(int value) {
        data.set(U32, at, value);
        at += 4;
    }

    void u64(long value) {
        data.set(U64, at, value);
        at += 8;
    }

    void flag(boolean value) {
        u8(value ? 1 : 0);
    }

    /** A text; what is beyond {@link #MAX_TEXT} bytes is cut off. */
    void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_TEXT) {
            bytes = Arrays.copyOf(bytes, MAX_TEXT);
        }
        u16(bytes.length);
        MemorySegment.copy(bytes, 0, data, ValueLayout.JAVA_BYTE, at, bytes.length);
        at += bytes.length;
    }

    /** Ids, as runs; null for all of them. */
    void ids(@Nullable BitSet ids) {
        flag(ids != null);
        if (ids == null) {
            return;
        }
        int countAt = at;
        u16(0);
        int runs = 0;
        for (int first = ids.nextSetBit(0); first >= 0; first = ids.nextSetBit(ids.nextClearBit(first))) {
            if (++runs > MAX_RUNS) {
                throw new IllegalArgumentException("ids in more than " + MAX_RUNS
                        + " separate runs do not fit one request: ask for all of them, or for whole ranges");
            }
            u32(first);
            u32(ids.nextClearBit(first) - 1);
        }
        data.set(U16, countAt, (short) runs);
    }
}
