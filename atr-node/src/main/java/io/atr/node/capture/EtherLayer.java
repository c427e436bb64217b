package io.atr.node.capture;

/** Peels off Ethernet and what its types announce: VLAN tags, MPLS, LLC with SNAP, PPPoE; and PPP, which is much the same by another number. */
final class EtherLayer {
    private static final int IPV4 = 0x0800;
    private static final int IPV6 = 0x86DD;
    private static final int VLAN = 0x8100;
    private static final int SERVICE_VLAN = 0x88A8;
    private static final int OLD_SERVICE_VLAN = 0x9100;
    private static final int MPLS = 0x8847;
    private static final int MPLS_MULTICAST = 0x8848;
    private static final int PPPOE_SESSION = 0x8864;
    private static final int BRIDGED_ETHERNET = 0x6558;
    private static final int LONGEST_LENGTH = 1500;
    private static final int SNAP = 0xAAAA;

    private static final int PPP_IPV4 = 0x0021;
    private static final int PPP_IPV6 = 0x0057;
    private static final int PPP_MPLS = 0x0281;

    private EtherLayer() {}

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
    static FrameKind typed(Frame frame, int first, Datagram into) {
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
            case BRIDGED_ETHERNET -> frame.enter(Tunnels.DEEPEST) ? ethernet(frame, into) : FrameKind.ENCAPSULATED;
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
        return ofEthernet && frame.enter(Tunnels.DEEPEST) ? typed(frame, type, into) : FrameKind.NOT_IP;
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
}
