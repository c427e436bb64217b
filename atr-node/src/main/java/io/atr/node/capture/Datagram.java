package io.atr.node.capture;

import java.lang.foreign.MemorySegment;

/**
 * One UDP datagram or TCP segment: a reusable view that {@link CaptureReader#next} fills.
 *
 * <p>The payload lies in the reader's own buffer and is valid until that reader's next call. An IPv4 address is the low
 * 32 bits of its low half, in the order in which it is written; the high half is 0. Not safe for several threads.
 */
public final class Datagram {
    /** The transport a datagram came by. */
    public enum Protocol {
        UDP,
        TCP
    }

    private long timeNs;
    private long frameNumber;
    private Protocol protocol = Protocol.UDP;
    private boolean v6;
    private long sourceHigh;
    private long sourceLow;
    private long destinationHigh;
    private long destinationLow;
    private int sourcePort;
    private int destinationPort;
    private MemorySegment buffer = MemorySegment.NULL;
    private int payloadOffset;
    private int payloadLength;

    /** Capture time in nanoseconds since 1970, never negative. */
    public long timeNs() {
        return timeNs;
    }

    /** Place of the frame in the capture, from 1, counting frames of every kind, as other tools number them. */
    public long frameNumber() {
        return frameNumber;
    }

    public Protocol protocol() {
        return protocol;
    }

    /** Whether the addresses are IPv6. */
    public boolean isV6() {
        return v6;
    }

    /** Source address, first 64 bits. */
    public long sourceHigh() {
        return sourceHigh;
    }

    /** Source address, last 64 bits, or an IPv4 address. */
    public long sourceLow() {
        return sourceLow;
    }

    /** Destination address, first 64 bits. */
    public long destinationHigh() {
        return destinationHigh;
    }

    /** Destination address, last 64 bits, or an IPv4 address. */
    public long destinationLow() {
        return destinationLow;
    }

    public int sourcePort() {
        return sourcePort;
    }

    public int destinationPort() {
        return destinationPort;
    }

    /** The reader's buffer, native memory that holds the payload; an empty segment before the first datagram. */
    public MemorySegment buffer() {
        return buffer;
    }

    /** Index of the payload's first byte in {@link #buffer}. */
    public int payloadOffset() {
        return payloadOffset;
    }

    /** Payload bytes that were captured: fewer than were sent if the capture cut frames short, without padding. */
    public int payloadLength() {
        return payloadLength;
    }

    void at(long timeNs, long frameNumber) {
        this.timeNs = timeNs;
        this.frameNumber = frameNumber;
    }

    void addresses(boolean v6, long sourceHigh, long sourceLow, long destinationHigh, long destinationLow) {
        this.v6 = v6;
        this.sourceHigh = sourceHigh;
        this.sourceLow = sourceLow;
        this.destinationHigh = destinationHigh;
        this.destinationLow = destinationLow;
    }

    void ports(Protocol protocol, int sourcePort, int destinationPort) {
        this.protocol = protocol;
        this.sourcePort = sourcePort;
        this.destinationPort = destinationPort;
    }

    /** Takes what is left of the frame behind a header of that length. */
    void payload(Frame frame, int headerLength) {
        this.buffer = frame.bytes();
        this.payloadOffset = frame.at() + headerLength;
        this.payloadLength = frame.left() - headerLength;
    }
}
