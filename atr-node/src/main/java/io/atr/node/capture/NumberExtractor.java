package io.atr.node.capture;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Takes an unsigned number out of the payload.
 *
 * @param offset bytes from the payload's first byte, 0 to {@value #MAX_OFFSET}
 */
public record NumberExtractor(Type type, int offset) implements KeyExtractor {
    /** Answer for a datagram that is too short. */
    public static final long ABSENT = -1;

    /** The last byte a UDP payload can have. */
    public static final int MAX_OFFSET = 65_535;

    static final String PREFIX = "payload:";

    private static final ValueLayout.OfShort SHORT_LE =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT_BE =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt INT_LE = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT_BE = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    /** Width and byte order of the number. */
    public enum Type {
        U8(1),
        U16LE(2),
        U16BE(2),
        U32LE(4),
        U32BE(4);

        private final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }

        /** Width in bytes. */
        public int bytes() {
            return bytes;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Checks the offset. */
    public NumberExtractor {
        if (offset < 0 || offset > MAX_OFFSET) {
            throw new IllegalArgumentException(
                    "payload offset " + offset + ": allowed are 0 to " + MAX_OFFSET + ", such as payload:u16le@28");
        }
    }

    static NumberExtractor parse(String text) {
        int mark = text.indexOf('@');
        String type = mark < 0 ? "" : text.substring(PREFIX.length(), mark);
        String offset = text.substring(mark + 1);
        for (Type candidate : Type.values()) {
            if (candidate.toString().equals(type)) {
                return new NumberExtractor(candidate, parseOffset(text, offset));
            }
        }
        throw refused(text);
    }

    private static int parseOffset(String text, String offset) {
        boolean digits = !offset.isEmpty() && offset.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || offset.length() > 9) {
            throw refused(text);
        }
        return Integer.parseInt(offset);
    }

    private static IllegalArgumentException refused(String text) {
        String types = Arrays.stream(Type.values()).map(Type::toString).collect(Collectors.joining(", "));
        return new IllegalArgumentException(
                "'" + text + "': a number in the payload is payload:TYPE@OFFSET, with TYPE one" + " of " + types
                        + " and OFFSET 0 to " + MAX_OFFSET + ", such as payload:u16le@28");
    }

    /** The number, not negative, or {@link #ABSENT}. */
    public long extract(Datagram from) {
        if (from.payloadLength() - offset < type.bytes) {
            return ABSENT;
        }
        MemorySegment buffer = from.buffer();
        int at = from.payloadOffset() + offset;
        return switch (type) {
            case U8 -> buffer.get(ValueLayout.JAVA_BYTE, at) & 0xFFL;
            case U16LE -> buffer.get(SHORT_LE, at) & 0xFFFFL;
            case U16BE -> buffer.get(SHORT_BE, at) & 0xFFFFL;
            case U32LE -> buffer.get(INT_LE, at) & 0xFFFF_FFFFL;
            case U32BE -> buffer.get(INT_BE, at) & 0xFFFF_FFFFL;
        };
    }

    @Override
    public String toString() {
        return PREFIX + type + "@" + offset;
    }
}
