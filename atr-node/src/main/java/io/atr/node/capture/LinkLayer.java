package io.atr.node.capture;

/** Peels off what carries IP: Ethernet with VLAN tags, Linux cooked, BSD loopback, or nothing. */
final class LinkLayer {
    static final String SUPPORTED =
            "Ethernet (1), raw IP (12, 14, 101, 228, 229), BSD loopback (0, 108), " + "Linux cooked (113, 276)";

    private static final int LOOPBACK_HOST_ORDER = 0;
    private static final int ETHERNET = 1;
    private static final int RAW_BSD = 12;
    private static final int RAW_OPENBSD = 14;
    private static final int RAW = 101;
    private static final int LOOPBACK = 108;
    private static final int COOKED = 113;
    private static final int RAW_IPV4 = 228;
    private static final int RAW_IPV6 = 229;
    private static final int COOKED_V2 = 276;

    private static final int ETHERTYPE_IPV4 = 0x0800;
    private static final int ETHERTYPE_IPV6 = 0x86DD;
    private static final int ETHERTYPE_VLAN = 0x8100;
    private static final int ETHERTYPE_SERVICE_VLAN = 0x88A8;
    private static final int ETHERTYPE_OLD_SERVICE_VLAN = 0x9100;
    private static final int VLAN_TAG = 4;

    private static final int FAMILY_IPV4 = 2;

    private LinkLayer() {}

    static boolean reads(int linkType) {
        return switch (linkType) {
            case LOOPBACK_HOST_ORDER,
                    ETHERNET,
                    RAW_BSD,
                    RAW_OPENBSD,
                    RAW,
                    LOOPBACK,
                    COOKED,
                    RAW_IPV4,
                    RAW_IPV6,
                    COOKED_V2 -> true;
            default -> false;
        };
    }

    /** Says what the frame is, and fills the datagram if it is one. */
    static FrameKind decode(Frame frame, Datagram into) {
        return switch (frame.linkType()) {
            case ETHERNET -> typed(frame, 12, 14, into);
            case COOKED -> typed(frame, 14, 16, into);
            case COOKED_V2 -> typed(frame, 0, 20, into);
            case LOOPBACK_HOST_ORDER, LOOPBACK -> loopback(frame, into);
            case RAW_BSD, RAW_OPENBSD, RAW -> raw(frame, into);
            case RAW_IPV4 -> Ipv4Layer.decode(frame, into);
            case RAW_IPV6 -> Ipv6Layer.decode(frame, into);
            default -> FrameKind.OTHER_LINK;
        };
    }

    /** A header with an ethertype in it; VLAN tags, any number of them, put the real one further back. */
    private static FrameKind typed(Frame frame, int typeAt, int headerLength, Datagram into) {
        if (frame.left() < headerLength) {
            return FrameKind.MALFORMED;
        }
        int type = frame.u16(typeAt);
        frame.peel(headerLength);
        while (isVlan(type)) {
            if (frame.left() < VLAN_TAG) {
                return FrameKind.MALFORMED;
            }
            type = frame.u16(2);
            frame.peel(VLAN_TAG);
        }
        return switch (type) {
            case ETHERTYPE_IPV4 -> Ipv4Layer.decode(frame, into);
            case ETHERTYPE_IPV6 -> Ipv6Layer.decode(frame, into);
            default -> FrameKind.NOT_IP;
        };
    }

    private static boolean isVlan(int type) {
        return type == ETHERTYPE_VLAN || type == ETHERTYPE_SERVICE_VLAN || type == ETHERTYPE_OLD_SERVICE_VLAN;
    }

    private static FrameKind loopback(Frame frame, Datagram into) {
        if (frame.left() < Integer.BYTES) {
            return FrameKind.MALFORMED;
        }
        int family = frame.i32(0);
        // Written in the order of the machine that captured; families are small, so the wrong order shows.
        if ((family & 0xFFFF_0000) != 0) {
            family = Integer.reverseBytes(family);
        }
        frame.peel(Integer.BYTES);
        return switch (family) {
            case FAMILY_IPV4 -> Ipv4Layer.decode(frame, into);
            case 10, 24, 28, 30 -> Ipv6Layer.decode(frame, into); // Linux, NetBSD, FreeBSD, macOS
            default -> FrameKind.NOT_IP;
        };
    }

    private static FrameKind raw(Frame frame, Datagram into) {
        if (frame.left() == 0) {
            return FrameKind.MALFORMED;
        }
        return switch (frame.u8(0) >>> 4) {
            case 4 -> Ipv4Layer.decode(frame, into);
            case 6 -> Ipv6Layer.decode(frame, into);
            default -> FrameKind.NOT_IP;
        };
    }
}
