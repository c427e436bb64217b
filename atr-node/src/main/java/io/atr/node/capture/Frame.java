package io.atr.node.capture;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** One captured frame in the reader's buffer, and how far its headers are peeled off. Reads are in network order. */
final class Frame {
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private MemorySegment bytes = MemorySegment.NULL;
    private long timeNs;
    private int linkType;
    private boolean inner;
    private int at;
    private int end;
    private int entered;
    private boolean odd;

    /** Whether the datagram that a datagram carries is wanted, and not the one that carries it. */
    void takeInner(boolean wanted) {
        inner = wanted;
    }

    boolean wantsInner() {
        return inner;
    }

    /** Goes into something that is carried by something; answers whether it is not too deep. */
    boolean enter(int deepest) {
        return ++entered <= deepest;
    }

    /** The record said something that cannot be, and was read all the same. */
    void markOdd() {
        odd = true;
    }

    boolean isOdd() {
        return odd;
    }

    /** Takes the bytes from an index in the reader's window on. */
    void set(long timeNs, int linkType, MemorySegment window, int at, int length) {
        this.bytes = window;
        this.timeNs = timeNs;
        this.linkType = linkType;
        this.at = at;
        this.end = at + length;
        this.entered = 0;
        this.odd = false;
    }

    MemorySegment bytes() {
        return bytes;
    }

    /** Capture time in nanoseconds since 1970. */
    long timeNs() {
        return timeNs;
    }

    int linkType() {
        return linkType;
    }

    /** Index of the innermost header reached so far. */
    int at() {
        return at;
    }

    /** Bytes from there to the end of what was captured and is not padding. */
    int left() {
        return end - at;
    }

    /** Leaves a header behind; it lies within what is left. */
    void peel(int length) {
        at += length;
    }

    /** Cuts off what follows the given number of bytes; a frame captured short stays as it is. */
    void keep(int length) {
        end = at + Math.min(length, end - at);
    }

    int u8(int index) {
        return bytes.get(ValueLayout.JAVA_BYTE, at + index) & 0xFF;
    }

    int u16(int index) {
        return bytes.get(SHORT, at + index) & 0xFFFF;
    }

    int i32(int index) {
        return bytes.get(INT, at + index);
    }

    long i64(int index) {
        return bytes.get(LONG, at + index);
    }
}
