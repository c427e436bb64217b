package io.atr.node.capture;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Decodes Ethernet frames slowly and plainly, by copying what each header leaves; the reader is compared with it. */
final class FrameModel {
    private static final Set<Integer> VLAN = Set.of(0x8100, 0x88A8, 0x9100);
    private static final Set<Integer> TUNNELS = Set.of(4, 41, 47);
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
        return typed(u16(frame, 12), from(frame, 14));
    }

    private FrameKind typed(int first, byte[] behind) {
        int type = first;
        byte[] rest = behind;
        while (VLAN.contains(type)) {
            type = u16(rest, 2);
            rest = from(rest, 4);
        }
        return switch (type) {
            case 0x0800 -> ipv4(rest);
            case 0x86DD -> ipv6(rest);
            case 0x8847, 0x8848 -> mpls(rest);
            case 0x8864 -> ppp(upTo(from(rest, 6), u16(rest, 4)));
            case 0x6558 -> ethernet(rest);
            default -> type > 1500 ? FrameKind.NOT_IP : llc(rest);
        };
    }

    private FrameKind llc(byte[] rest) {
        if (rest.length < 8 || u16(rest, 0) != 0xAAAA || rest[3] != 0 || u16(rest, 4) != 0) {
            return FrameKind.NOT_IP;
        }
        return typed(u16(rest, 6), from(rest, 8));
    }

    private FrameKind mpls(byte[] stack) {
        byte[] rest = stack;
        while (rest[2] % 2 == 0) {
            rest = from(rest, 4);
        }
        rest = from(rest, 4);
        return switch (rest[0] & 0xF0) {
            case 0x40 -> ipv4(rest);
            case 0x60 -> ipv6(rest);
            default -> FrameKind.ENCAPSULATED;
        };
    }

    private FrameKind ppp(byte[] frame) {
        byte[] rest = frame.length >= 2 && u16(frame, 0) == 0xFF03 ? from(frame, 2) : frame;
        boolean odd = u16(rest, 0) >= 0 && rest[0] % 2 != 0;
        int protocol = odd ? rest[0] & 0xFF : u16(rest, 0);
        byte[] inside = from(rest, odd ? 1 : 2);
        return switch (protocol) {
            case 0x21 -> ipv4(inside);
            case 0x57 -> ipv6(inside);
            case 0x281 -> mpls(inside);
            default -> FrameKind.NOT_IP;
        };
    }

    private FrameKind gre(byte[] packet) {
        int flags = u16(packet, 0);
        int type = u16(packet, 2);
        boolean ppp = flags % 8 == 1 && type == 0x880B;
        if (flags / 0x4000 % 2 == 1 || (flags % 8 != 0 && !ppp)) {
            return FrameKind.ENCAPSULATED;
        }
        int header = 4 + flags / 0x8000 % 2 * 4 + flags / 0x2000 % 2 * 4 + flags / 0x1000 % 2 * 4;
        header += ppp && flags / 0x80 % 2 == 1 ? 4 : 0;
        return ppp ? ppp(from(packet, header)) : typed(type, from(packet, header));
    }

    private FrameKind carried(int protocol, byte[] inside) {
        return protocol == 4 ? ipv4(inside) : protocol == 41 ? ipv6(inside) : gre(inside);
    }

    private FrameKind ipv4(byte[] packet) {
        byte[] fixed = Arrays.copyOf(packet, 20);
        int header = (fixed[0] & 15) * 4;
        int total = u16(fixed, 2) == 0 ? packet.length : u16(fixed, 2);
        if (packet.length < 20 || fixed[0] >> 4 != 4 || header < 20 || total < header) {
            return FrameKind.MALFORMED;
        }
        int protocol = fixed[9];
        if (protocol != 6 && protocol != 17 && !TUNNELS.contains(protocol)) {
            return FrameKind.OTHER_PROTOCOL;
        }
        if (u16(fixed, 6) % 0x2000 != 0) {
            return FrameKind.FRAGMENT;
        }
        byte[] inside = from(upTo(packet, total), header);
        if (TUNNELS.contains(protocol)) {
            return carried(protocol, inside);
        }
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
                boolean known = EXTENSIONS.contains(next) || TUNNELS.contains(next) || next == 6 || next == 17;
                return known ? FrameKind.FRAGMENT : FrameKind.OTHER_PROTOCOL;
            }
            int more = inside[1] & 0xFF;
            int size = own == 44 ? 8 : own == 51 ? Math.max(8, 8 + 4 * more) : 8 + 8 * more;
            inside = from(inside, size);
            length -= size;
        }
        if (TUNNELS.contains(next)) {
            return carried(next, inside);
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
