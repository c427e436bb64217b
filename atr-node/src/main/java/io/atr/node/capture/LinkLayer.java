package io.atr.node.capture;

/** Peels off the header of the link: Ethernet, Linux cooked, PPP, what a firewall logs, BSD loopback, or nothing. */
final class LinkLayer {
    static final String SUPPORTED =
            "Ethernet (1), PPP (9, 50), raw IP (12, 14, 101, 228, 229), BSD loopback (0, 108), Linux cooked (113, 276), "
                    + "NFLOG (239)";

    private static final int LOOPBACK_HOST_ORDER = 0;
    private static final int ETHERNET = 1;
    private static final int PPP = 9;
    private static final int RAW_BSD = 12;
    private static final int RAW_OPENBSD = 14;
    private static final int PPP_HDLC = 50;
    private static final int RAW = 101;
    private static final int LOOPBACK = 108;
    private static final int COOKED = 113;
    private static final int RAW_IPV4 = 228;
    private static final int RAW_IPV6 = 229;
    private static final int NFLOG = 239;
    private static final int COOKED_V2 = 276;

    private static final int FAMILY_IPV4 = 2;

    private LinkLayer() {}

    static boolean reads(int linkType) {
        return switch (linkType) {
            case LOOPBACK_HOST_ORDER,
                    ETHERNET,
                    PPP,
                    PPP_HDLC,
                    RAW_BSD,
                    RAW_OPENBSD,
                    RAW,
                    LOOPBACK,
                    COOKED,
                    RAW_IPV4,
                    RAW_IPV6,
                    NFLOG,
                    COOKED_V2 -> true;
            default -> false;
        };
    }

    /** Says what the frame is, and fills the datagram if it is one. */
    static FrameKind decode(Frame frame, Datagram into) {
        return switch (frame.linkType()) {
            case ETHERNET -> EtherLayer.ethernet(frame, into);
            case COOKED -> EtherLayer.behind(frame, 14, 16, into);
            case COOKED_V2 -> EtherLayer.behind(frame, 0, 20, into);
            case PPP, PPP_HDLC -> EtherLayer.ppp(frame, into);
            case NFLOG -> NflogLayer.decode(frame, into);
            case LOOPBACK_HOST_ORDER, LOOPBACK -> loopback(frame, into);
            case RAW_BSD, RAW_OPENBSD, RAW -> raw(frame, into, FrameKind.NOT_IP);
            case RAW_IPV4 -> Ipv4Layer.decode(frame, into);
            case RAW_IPV6 -> Ipv6Layer.decode(frame, into);
            default -> FrameKind.OTHER_LINK;
        };
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

    /** IP without a header that says so, or something else. */
    static FrameKind raw(Frame frame, Datagram into, FrameKind otherwise) {
        if (frame.left() == 0) {
            return FrameKind.MALFORMED;
        }
        return switch (frame.u8(0) >>> 4) {
            case 4 -> Ipv4Layer.decode(frame, into);
            case 6 -> Ipv6Layer.decode(frame, into);
            default -> otherwise;
        };
    }
}
