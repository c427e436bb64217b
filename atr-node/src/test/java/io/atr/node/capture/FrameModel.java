package io.atr.node.capture;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Decodes Ethernet frames slowly and plainly, by copying what each header leaves; the reader is compared with it. */
final class FrameModel {
    private static final Set<Integer> VLAN = Set.of(0x8100, 0x88A8, 0x9100);
    private static final Set<Integer> EXTENSIONS = Set.of(0, 43, 44, 51, 60, 135, 139, 140);

    private FrameKind kind = FrameKind.MALFORMED;
    private Sent sent = Sent.of(0, true, new byte[0], 0, new byte[0], 0, new byte[0]);

    FrameModel(byte[] frame) {
        try {
            kind = ethernet(frame);
        } catch (IndexOutOfBoundsException | IllegalArgumentException tooShort) {
            kind = FrameKind.MALFORMED;
        }
    }

    FrameKind kind() {
        return kind;
    }

    Optional<Sent> sent() {
        return kind == FrameKind.UDP || kind == FrameKind.TCP ? Optional.of(sent) : Optional.empty();
    }

    private FrameKind ethernet(byte[] frame) {
        int type = u16(frame, 12);
        byte[] rest = from(frame, 14);
        while (VLAN.contains(type)) {
            type = u16(rest, 2);
            rest = from(rest, 4);
        }
        return switch (type) {
            case 0x0800 -> ipv4(rest);
            case 0x86DD -> ipv6(rest);
            default -> FrameKind.NOT_IP;
        };
    }

    private FrameKind ipv4(byte[] packet) {
        byte[] fixed = Arrays.copyOf(packet, 20);
        int header = (fixed[0] & 15) * 4;
        int total = u16(fixed, 2) == 0 ? packet.length : u16(fixed, 2);
        if (packet.length < 20 || fixed[0] >> 4 != 4 || header < 20 || total < header) {
            return FrameKind.MALFORMED;
        }
        int protocol = fixed[9];
        if (protocol != 6 && protocol != 17) {
            return FrameKind.OTHER_PROTOCOL;
        }
        if (u16(fixed, 6) % 0x2000 != 0) {
            return FrameKind.FRAGMENT;
        }
        byte[] inside = from(upTo(packet, total), header);
        return transport(protocol, inside, total - header, from(upTo(packet, 16), 12), from(upTo(packet, 20), 16));
    }

    private FrameKind ipv6(byte[] packet) {
        if (packet.length < 40 || (packet[0] & 0xF0) != 0x60) {
            return FrameKind.MALFORMED;
        }
        int length = u16(packet, 4) == 0 ? packet.length - 40 : u16(packet, 4);
        byte[] inside = from(upTo(packet, 40 + length), 40);
        int next = packet[6] & 0xFF;
        while (EXTENSIONS.contains(next)) {
            int own = next;
            next = upTo(inside, 8)[0] & 0xFF;
            if (inside.length < 8) {
                return FrameKind.MALFORMED;
            }
            if (own == 44 && u16(inside, 2) >= 8) {
                boolean known = EXTENSIONS.contains(next) || next == 6 || next == 17;
                return known ? FrameKind.FRAGMENT : FrameKind.OTHER_PROTOCOL;
            }
            int more = inside[1] & 0xFF;
            int size = own == 44 ? 8 : own == 51 ? Math.max(8, 8 + 4 * more) : 8 + 8 * more;
            inside = from(inside, size);
            length -= size;
        }
        if (next != 6 && next != 17) {
            return FrameKind.OTHER_PROTOCOL;
        }
        return transport(next, inside, length, from(upTo(packet, 24), 8), from(upTo(packet, 40), 24));
    }

    private FrameKind transport(int protocol, byte[] segment, int declared, byte[] source, byte[] target) {
        boolean udp = protocol == 17;
        if (segment.length < (udp ? 8 : 20)) {
            return FrameKind.MALFORMED;
        }
        byte[] data;
        if (udp) {
            int length = u16(segment, 4);
            if (length < 8) {
                return FrameKind.MALFORMED;
            }
            data = from(upTo(segment, length), 8);
        } else {
            int header = (segment[12] & 0xF0) / 4;
            if (header < 20 || header > declared) {
                return FrameKind.MALFORMED;
            }
            data = header > segment.length ? new byte[0] : from(segment, header);
        }
        sent = Sent.of(0, udp, source, u16(segment, 0), target, u16(segment, 2), data);
        return udp ? FrameKind.UDP : FrameKind.TCP;
    }

    private static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) * 256 + (bytes[at + 1] & 0xFF);
    }

    /** Throws where nothing is left. */
    private static byte[] from(byte[] bytes, int start) {
        return Arrays.copyOfRange(bytes, start, Math.max(start, bytes.length));
    }

    private static byte[] upTo(byte[] bytes, int end) {
        return Arrays.copyOf(bytes, Math.min(end, bytes.length));
    }
}
