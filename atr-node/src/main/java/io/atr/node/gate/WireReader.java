package io.atr.node.gate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A cursor over a protobuf message in an array. One thread. {@link #SLACK} bytes must follow the message, so that
 * whole words can be read at its end.
 */
final class WireReader {
    /** Bytes that the array is longer than the message, at the least. */
    static final int SLACK = 64;

    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int LENGTH = 2;
    static final int GROUP = 3;
    static final int END_GROUP = 4;
    static final int FIXED32 = 5;

    private static final int DEEPEST_GROUP = 32;
    private static final int LONGEST_VARINT = 10;
    private static final VarHandle U64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = new byte[SLACK];
    private int at;
    private int end;

    /** Starts at the first byte of a message. */
    void begin(byte[] message, int length) {
        if (message.length - length < SLACK) {
            throw new IllegalArgumentException("no slack behind the message");
        }
        bytes = message;
        at = 0;
        end = length;
    }

    /** Offset of the next byte. */
    int at() {
        return at;
    }

    /** Whether there is more of the part that is being read. */
    boolean more() {
        return at < end;
    }

    /** Narrows the cursor to the part whose length stands here; answers what {@link #leave} wants. */
    int enter() throws WireException {
        int length = length();
        int outer = end;
        end = at + length;
        return outer;
    }

    /** Goes on with what follows a part that was read to its end. */
    void leave(int outer) {
        end = outer;
    }

    /** Reads the length of a part that lies wholly before the end. */
    int length() throws WireException {
        int begin = at;
        int length = (int) varint();
        if (length < 0 || length > end - at) {
            throw new WireException(
                    begin, "a part of " + Integer.toUnsignedString(length) + " bytes, but " + (end - at) + " are left");
        }
        return length;
    }

    /** Reads a tag: field number times 8, and the wire type. */
    int tag() throws WireException {
        int begin = at;
        int tag = (int) varint();
        if (tag >>> 3 == 0) {
            throw new WireException(begin, "a field with the number 0");
        }
        return tag;
    }

    /** Reads a varint; bits beyond 64 are lost, as protobuf has it. */
    long varint() throws WireException {
        if (at < end) {
            byte first = bytes[at];
            if (first >= 0) {
                at++;
                return first;
            }
        }
        return longVarint();
    }

    private long longVarint() throws WireException {
        int begin = at;
        int most = Math.min(end, begin + LONGEST_VARINT);
        long value = 0;
        for (int shift = 0; at < most; shift += 7) {
            byte next = bytes[at++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new WireException(
                begin, at - begin == LONGEST_VARINT ? "a varint of more than 10 bytes" : "a varint is cut off");
    }

    /** Moves past bytes that {@link #length} answered; answers where they begin. */
    int pass(int length) {
        int begin = at;
        at += length;
        return begin;
    }

    /** Eight bytes from an offset, little-endian; may reach into the slack. */
    long word(int offset) {
        return (long) U64.get(bytes, offset);
    }

    /** Skips the value of a field that the reader does not know. */
    void skip(int tag) throws WireException {
        skip(tag, 0);
    }

    private void skip(int tag, int depth) throws WireException {
        switch (tag & 7) {
            case VARINT -> varint();
            case FIXED64 -> skipBytes(8);
            case FIXED32 -> skipBytes(4);
            case LENGTH -> pass(length());
            case GROUP -> skipGroup(tag, depth + 1);
            default ->
                throw new WireException(
                        at, "field " + (tag >>> 3) + " has the wire type " + (tag & 7) + ", which cannot stand here");
        }
    }

    private void skipBytes(int count) throws WireException {
        if (count > end - at) {
            throw new WireException(at, "a value of " + count + " bytes is cut off");
        }
        at += count;
    }

    private void skipGroup(int tag, int depth) throws WireException {
        if (depth > DEEPEST_GROUP) {
            throw new WireException(at, "more than " + DEEPEST_GROUP + " groups inside each other");
        }
        int ending = tag - GROUP + END_GROUP;
        while (more()) {
            int next = tag();
            if (next == ending) {
                return;
            }
            skip(next, depth);
        }
        throw new WireException(at, "a group is cut off");
    }

    /** Checks that a field of the contract came with its wire type; any other field is skipped. */
    void unknown(int tag, int highest) throws WireException {
        int field = tag >>> 3;
        if (field <= highest) {
            throw new WireException(
                    at, "field " + field + " has the wire type " + (tag & 7) + ", which is not that of the contract");
        }
        skip(tag);
    }
}
