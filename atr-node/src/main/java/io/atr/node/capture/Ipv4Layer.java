package io.atr.node.capture;

/** Peels off an IPv4 header. */
final class Ipv4Layer {
    private static final int SMALLEST_HEADER = 20;
    private static final int FRAGMENT_OFFSET = 0x1FFF;
    private static final long LOW_32 = 0xFFFF_FFFFL;

    private Ipv4Layer() {}

    static FrameKind decode(Frame frame, Datagram into) {
        if (frame.left() < SMALLEST_HEADER || frame.u8(0) >>> 4 != 4) {
            return FrameKind.MALFORMED;
        }
        int headerLength = (frame.u8(0) & 0x0F) * 4;
        int totalLength = frame.u16(2);
        // Zero is what a capture on the sending host shows when the card cuts large segments; all the rest is data
        // then.
        if (totalLength == 0) {
            totalLength = frame.left();
        }
        if (headerLength < SMALLEST_HEADER || totalLength < headerLength) {
            return FrameKind.MALFORMED;
        }
        int protocol = frame.u8(9);
        if (!TransportLayer.reads(protocol) && !Tunnels.carries(protocol)) {
            return FrameKind.OTHER_PROTOCOL;
        }
        if ((frame.u16(6) & FRAGMENT_OFFSET) != 0) {
            return FrameKind.FRAGMENT;
        }
        if (frame.left() < headerLength) {
            return FrameKind.MALFORMED;
        }
        into.addresses(false, 0, frame.i32(12) & LOW_32, 0, frame.i32(16) & LOW_32);
        frame.keep(totalLength);
        frame.peel(headerLength);
        if (Tunnels.carries(protocol)) {
            return Tunnels.inIp(protocol, frame, into);
        }
        return TransportLayer.decode(frame, protocol, totalLength - headerLength, into);
    }
}
