package io.atr.node.capture;

/** Peels off an IPv6 header and its extension headers. */
final class Ipv6Layer {
    private static final int HEADER = 40;
    private static final int SMALLEST_EXTENSION = 8;

    private static final int HOP_BY_HOP = 0;
    private static final int ROUTING = 43;
    private static final int FRAGMENT = 44;
    private static final int AUTHENTICATION = 51;
    private static final int DESTINATION_OPTIONS = 60;
    private static final int MOBILITY = 135;
    private static final int HOST_IDENTITY = 139;
    private static final int SHIM = 140;

    private Ipv6Layer() {}

    static FrameKind decode(Frame frame, Datagram into) {
        if (frame.left() < HEADER || frame.u8(0) >>> 4 != 6) {
            return FrameKind.MALFORMED;
        }
        int length = frame.u16(4);
        // Zero is a jumbogram, or a capture on the sending host when the card cuts large segments.
        if (length == 0) {
            length = frame.left() - HEADER;
        }
        int next = frame.u8(6);
        into.addresses(true, frame.i64(8), frame.i64(16), frame.i64(24), frame.i64(32));
        frame.keep(HEADER + length);
        frame.peel(HEADER);
        return extensions(frame, next, length, into);
    }

    /** Each turn peels at least 8 bytes, so the walk ends with the frame. */
    private static FrameKind extensions(Frame frame, int first, int length, Datagram into) {
        int next = first;
        int declared = length;
        while (isExtension(next)) {
            if (frame.left() < SMALLEST_EXTENSION) {
                return FrameKind.MALFORMED;
            }
            boolean laterFragment = next == FRAGMENT && frame.u16(2) >>> 3 != 0;
            int size = size(frame, next);
            next = frame.u8(0);
            if (laterFragment) {
                return isExtension(next) || TransportLayer.reads(next) || Tunnels.carries(next)
                        ? FrameKind.FRAGMENT
                        : FrameKind.OTHER_PROTOCOL;
            }
            if (size > frame.left()) {
                return FrameKind.MALFORMED;
            }
            frame.peel(size);
            declared -= size;
        }
        if (Tunnels.carries(next)) {
            return Tunnels.inIp(next, frame, into);
        }
        if (!TransportLayer.reads(next)) {
            return FrameKind.OTHER_PROTOCOL;
        }
        return TransportLayer.decode(frame, next, declared, into);
    }

    private static boolean isExtension(int protocol) {
        return switch (protocol) {
            case HOP_BY_HOP, ROUTING, FRAGMENT, AUTHENTICATION, DESTINATION_OPTIONS, MOBILITY, HOST_IDENTITY, SHIM ->
                true;
            default -> false;
        };
    }

    private static int size(Frame frame, int extension) {
        return switch (extension) {
            case FRAGMENT -> SMALLEST_EXTENSION;
            case AUTHENTICATION -> Math.max((frame.u8(1) + 2) * 4, SMALLEST_EXTENSION);
            default -> (frame.u8(1) + 1) * 8;
        };
    }
}
