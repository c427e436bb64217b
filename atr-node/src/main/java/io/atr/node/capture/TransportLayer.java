package io.atr.node.capture;

/** Reads a UDP or TCP header and bounds the payload behind it. */
final class TransportLayer {
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int UDP_HEADER = 8;
    private static final int SMALLEST_TCP_HEADER = 20;

    private TransportLayer() {}

    static boolean reads(int protocol) {
        return protocol == UDP || protocol == TCP;
    }

    /** @param declared bytes that IP says are here, of which the capture may hold fewer */
    static FrameKind decode(Frame frame, int protocol, int declared, Datagram into) {
        return protocol == UDP ? udp(frame, into) : tcp(frame, declared, into);
    }

    private static FrameKind udp(Frame frame, Datagram into) {
        if (frame.left() < UDP_HEADER) {
            return FrameKind.MALFORMED;
        }
        // A first fragment, or a capture cut short, holds less than this length says.
        int length = frame.u16(4);
        if (length < UDP_HEADER) {
            return FrameKind.MALFORMED;
        }
        frame.keep(length);
        if (frame.wantsInner() && Tunnels.isVxlan(frame.u16(2), frame, UDP_HEADER)) {
            return Tunnels.inVxlan(frame, UDP_HEADER, into);
        }
        into.ports(Datagram.Protocol.UDP, frame.u16(0), frame.u16(2));
        into.payload(frame, UDP_HEADER);
        return FrameKind.UDP;
    }

    private static FrameKind tcp(Frame frame, int declared, Datagram into) {
        if (frame.left() < SMALLEST_TCP_HEADER) {
            return FrameKind.MALFORMED;
        }
        int headerLength = (frame.u8(12) >>> 4) * 4;
        if (headerLength < SMALLEST_TCP_HEADER || headerLength > declared) {
            return FrameKind.MALFORMED;
        }
        into.ports(Datagram.Protocol.TCP, frame.u16(0), frame.u16(2));
        into.payload(frame, Math.min(headerLength, frame.left()));
        return FrameKind.TCP;
    }
}
