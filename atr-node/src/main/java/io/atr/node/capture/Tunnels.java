package io.atr.node.capture;

/**
 * What carries IP inside something else: by type of Ethernet (MPLS, PPPoE, LLC with SNAP), inside IP (GRE, IP in IP) and inside UDP
 * (VXLAN). At most {@value #DEEPEST} of them are opened, so that no frame can nest itself through the stack.
 */
final class Tunnels {
    private static final int DEEPEST = 16;

    private static final int IPV4 = 0x0800;
    private static final int IPV6 = 0x86DD;
    private static final int VLAN = 0x8100;
    private static final int SERVICE_VLAN = 0x88A8;
    private static final int OLD_SERVICE_VLAN = 0x9100;
    private static final int MPLS = 0x8847;
    private static final int MPLS_MULTICAST = 0x8848;
    private static final int PPPOE_SESSION = 0x8864;
    private static final int BRIDGED_ETHERNET = 0x6558;
    private static final int PPP_IN_GRE = 0x880B;
    private static final int LONGEST_LENGTH = 1500;
    private static final int SNAP = 0xAAAA;

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

    private static final int PPP_IPV4 = 0x0021;
    private static final int PPP_IPV6 = 0x0057;
    private static final int PPP_MPLS = 0x0281;

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

    /** Whether a datagram of UDP carries frames of Ethernet; the frame begins at UDP's payload. */
    static boolean isVxlan(int targetPort, Frame frame, int payload) {
        return targetPort == VXLAN_PORT
                && frame.left() >= payload + VXLAN_HEADER
                && (frame.u8(payload) & VXLAN_VALID) != 0;
    }

    /** What it carries. */
    static FrameKind inVxlan(Frame frame, int payload, Datagram into) {
        frame.peel(payload + VXLAN_HEADER);
        return frame.enter(DEEPEST) ? ethernet(frame, into) : FrameKind.ENCAPSULATED;
    }

    static FrameKind ethernet(Frame frame, Datagram into) {
        return behind(frame, 12, 14, into);
    }

    /** Behind a header with a type of Ethernet in it. */
    static FrameKind behind(Frame frame, int typeAt, int headerLength, Datagram into) {
        if (frame.left() < headerLength) {
            return FrameKind.MALFORMED;
        }
        int type = frame.u16(typeAt);
        frame.peel(headerLength);
        return typed(frame, type, into);
    }

    /** A type of Ethernet and what it announces; VLAN tags, any number of them, put the real type further back. */
    private static FrameKind typed(Frame frame, int first, Datagram into) {
        int type = first;
        while (type == VLAN || type == SERVICE_VLAN || type == OLD_SERVICE_VLAN) {
            if (frame.left() < 4) {
                return FrameKind.MALFORMED;
            }
            type = frame.u16(2);
            frame.peel(4);
        }
        return switch (type) {
            case IPV4 -> Ipv4Layer.decode(frame, into);
            case IPV6 -> Ipv6Layer.decode(frame, into);
            case MPLS, MPLS_MULTICAST -> mpls(frame, into);
            case PPPOE_SESSION -> pppoe(frame, into);
            case BRIDGED_ETHERNET -> frame.enter(DEEPEST) ? ethernet(frame, into) : FrameKind.ENCAPSULATED;
            default -> type <= LONGEST_LENGTH ? llc(frame, into) : FrameKind.NOT_IP;
        };
    }

    /** A length in place of the type: IP only behind SNAP, which brings the type after all. */
    private static FrameKind llc(Frame frame, Datagram into) {
        if (frame.left() < 8 || frame.u16(0) != SNAP) {
            return FrameKind.NOT_IP;
        }
        boolean ofEthernet = frame.u8(3) == 0 && frame.u16(4) == 0;
        int type = frame.u16(6);
        frame.peel(8);
        return ofEthernet && frame.enter(DEEPEST) ? typed(frame, type, into) : FrameKind.NOT_IP;
    }

    /** Labels up to the last of the stack; what they carry they do not say, but IP begins with its version. */
    private static FrameKind mpls(Frame frame, Datagram into) {
        boolean last = false;
        while (!last) {
            if (frame.left() < 4) {
                return FrameKind.MALFORMED;
            }
            last = (frame.u8(2) & 1) != 0;
            frame.peel(4);
        }
        return LinkLayer.raw(frame, into, FrameKind.ENCAPSULATED);
    }

    private static FrameKind pppoe(Frame frame, Datagram into) {
        if (frame.left() < 6) {
            return FrameKind.MALFORMED;
        }
        int length = frame.u16(4);
        frame.peel(6);
        frame.keep(length);
        return ppp(frame, into);
    }

    /** A frame of PPP, with or without the address and control octets in front; its protocol has one octet or two. */
    static FrameKind ppp(Frame frame, Datagram into) {
        if (frame.left() >= 2 && frame.u16(0) == 0xFF03) {
            frame.peel(2);
        }
        if (frame.left() < 2) {
            return FrameKind.MALFORMED;
        }
        boolean one = (frame.u8(0) & 1) != 0;
        int protocol = one ? frame.u8(0) : frame.u16(0);
        frame.peel(one ? 1 : 2);
        return switch (protocol) {
            case PPP_IPV4 -> Ipv4Layer.decode(frame, into);
            case PPP_IPV6 -> Ipv6Layer.decode(frame, into);
            case PPP_MPLS -> mpls(frame, into);
            default -> FrameKind.NOT_IP;
        };
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
        return ofPpp ? ppp(frame, into) : typed(frame, type, into);
    }
}
