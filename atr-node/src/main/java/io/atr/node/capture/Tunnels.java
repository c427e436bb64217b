package io.atr.node.capture;

/**
 * What IP carries that carries IP in turn: GRE, IP in IP, and VXLAN in UDP. At most {@value #DEEPEST} are opened, those of {@link EtherLayer}
 * counted with them, so that no frame can nest itself through the stack.
 */
final class Tunnels {
    static final int DEEPEST = 16;

    private static final int PPP_IN_GRE = 0x880B;

    private static final int PROTOCOL_IPV4 = 4;
    private static final int PROTOCOL_IPV6 = 41;
    private static final int PROTOCOL_GRE = 47;

    private static final int GRE_CHECKSUM = 0x8000;
    private static final int GRE_ROUTING = 0x4000;
    private static final int GRE_KEY = 0x2000;
    private static final int GRE_SEQUENCE = 0x1000;
    private static final int GRE_ACKNOWLEDGE = 0x0080;
    private static final int GRE_VERSION = 0x0007;

    private static final int VXLAN_PORT = 4789;
    private static final int VXLAN_HEADER = 8;
    private static final int VXLAN_VALID = 0x08;

    private Tunnels() {}

    /** Whether a protocol of IP carries IP in turn. */
    static boolean carries(int protocol) {
        return protocol == PROTOCOL_IPV4 || protocol == PROTOCOL_IPV6 || protocol == PROTOCOL_GRE;
    }

    /** What such a protocol carries; the frame begins behind the header of IP. */
    static FrameKind inIp(int protocol, Frame frame, Datagram into) {
        if (!frame.enter(DEEPEST)) {
            return FrameKind.ENCAPSULATED;
        }
        return switch (protocol) {
            case PROTOCOL_IPV4 -> Ipv4Layer.decode(frame, into);
            case PROTOCOL_IPV6 -> Ipv6Layer.decode(frame, into);
            default -> gre(frame, into);
        };
    }

    /**
     * Whether a datagram of UDP carries a frame of Ethernet.
     *
     * @param payload where UDP's payload begins in the frame
     */
    static boolean isVxlan(int targetPort, Frame frame, int payload) {
        return targetPort == VXLAN_PORT
                && frame.left() >= payload + VXLAN_HEADER
                && (frame.u8(payload) & VXLAN_VALID) != 0;
    }

    /** The datagram in that frame. */
    static FrameKind inVxlan(Frame frame, int payload, Datagram into) {
        frame.peel(payload + VXLAN_HEADER);
        return frame.enter(DEEPEST) ? EtherLayer.ethernet(frame, into) : FrameKind.ENCAPSULATED;
    }

    private static FrameKind gre(Frame frame, Datagram into) {
        if (frame.left() < 4) {
            return FrameKind.MALFORMED;
        }
        int flags = frame.u16(0);
        int type = frame.u16(2);
        boolean ofPpp = (flags & GRE_VERSION) == 1 && type == PPP_IN_GRE;
        if ((flags & GRE_ROUTING) != 0 || ((flags & GRE_VERSION) != 0 && !ofPpp)) {
            return FrameKind.ENCAPSULATED;
        }
        int optional = GRE_CHECKSUM | GRE_KEY | GRE_SEQUENCE | (ofPpp ? GRE_ACKNOWLEDGE : 0);
        int header = 4 + 4 * Integer.bitCount(flags & optional);
        if (frame.left() < header) {
            return FrameKind.MALFORMED;
        }
        frame.peel(header);
        return ofPpp ? EtherLayer.ppp(frame, into) : EtherLayer.typed(frame, type, into);
    }
}
