package io.atr.bridge;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Takes fields from bytes that a stranger sent. Nothing but {@link MalformedMessage} comes of bad ones. */
final class WireReader {
    private static final int MAX_ID = (1 << 20) - 1;

    private final MemorySegment data;
    private final int end;
    private int at;

    WireReader(MemorySegment data, int length) {
        this.data = data;
        this.end = length;
    }

    int u8() throws MalformedMessage {
        return data.get(ValueLayout.JAVA_BYTE, next(1)) & 0xFF;
    }

    int u16() throws MalformedMessage {
        return data.get(WireWriter.U16, next(2)) & 0xFFFF;
    }

    int u32() throws MalformedMessage {
        return data.get(WireWriter.U32, next(4));
    }

    long u64() throws MalformedMessage {
        return data.get(WireWriter.U64, next(8));
    }

    boolean flag() throws MalformedMessage {
        int value = u8();
        if (value > 1) {
            throw new MalformedMessage("a flag is 0 or 1, not " + value);
        }
        return value == 1;
    }

    int within(int least, int most) throws MalformedMessage {
        int value = u32();
        if (value < least || value > most) {
            throw new MalformedMessage(value + " is not in " + least + ".." + most);
        }
        return value;
    }

    String text() throws MalformedMessage {
        int length = u16();
        if (length > WireWriter.MAX_TEXT) {
            throw new MalformedMessage("a text of " + length + " bytes; at most " + WireWriter.MAX_TEXT);
        }
        byte[] bytes = data.asSlice(next(length), length).toArray(ValueLayout.JAVA_BYTE);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Nullable
    BitSet ids() throws MalformedMessage {
        if (!flag()) {
            return null;
        }
        int runs = u16();
        if (runs > WireWriter.MAX_RUNS) {
            throw new MalformedMessage(runs + " runs of ids; at most " + WireWriter.MAX_RUNS);
        }
        BitSet ids = new BitSet();
        for (int i = 0; i < runs; i++) {
            int first = within(0, MAX_ID);
            ids.set(first, within(first, MAX_ID) + 1);
        }
        return ids;
    }

    void end() throws MalformedMessage {
        if (at != end) {
            throw new MalformedMessage((end - at) + " bytes too many");
        }
    }

    private int next(int bytes) throws MalformedMessage {
        int here = at;
        if (bytes > end - here) {
            throw new MalformedMessage("it ends after " + end + " bytes, in the middle of a field");
        }
        at += bytes;
        return here;
    }
}
