package io.atr.node.capture;

/**
 * What Linux's firewall logged: a family, then attributes of which one is the packet.
 *
 * <pre>
 *   header      family u8 | version u8 | resource u16
 *   attribute   length u16 | type u16 | value, padded to 4
 * </pre>
 */
final class NflogLayer {
    private static final int HEADER = 4;
    private static final int ATTRIBUTE = 4;
    private static final int PAYLOAD = 9;
    private static final int HIGHEST_TYPE = 0xFF;

    private NflogLayer() {}

    /** Each turn peels at least 4 bytes, so the walk ends with the frame. */
    static FrameKind decode(Frame frame, Datagram into) {
        if (frame.left() < HEADER) {
            return FrameKind.MALFORMED;
        }
        frame.peel(HEADER);
        while (frame.left() >= ATTRIBUTE) {
            // Written in the order of the machine that captured; types are small, so the wrong order shows.
            boolean swapped = frame.u16(2) > HIGHEST_TYPE;
            int length = swapped ? swap(frame.u16(0)) : frame.u16(0);
            int type = swapped ? swap(frame.u16(2)) : frame.u16(2);
            if (length < ATTRIBUTE || length > frame.left()) {
                return FrameKind.MALFORMED;
            }
            if (type == PAYLOAD) {
                frame.keep(length);
                frame.peel(ATTRIBUTE);
                return LinkLayer.raw(frame, into, FrameKind.NOT_IP);
            }
            frame.peel(Math.min((length + 3) & ~3, frame.left()));
        }
        return FrameKind.NOT_IP;
    }

    private static int swap(int value) {
        return (value & 0xFF) << 8 | value >>> 8;
    }
}
