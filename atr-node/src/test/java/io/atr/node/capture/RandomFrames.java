package io.atr.node.capture;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** Frames of every kind, each with what a reader must make of it; known from how it was built, not by decoding. */
final class RandomFrames {
    private static final int[] LINKS = {0, 1, 9, 12, 50, 101, 108, 113, 228, 229, 239, 276};

    /** A frame, its kind, and the datagram in it (at time 0) if it is one. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Made(byte[] frame, FrameKind kind, Optional<Sent> sent) {}

    private final RandomGenerator random;

    RandomFrames(RandomGenerator random) {
        this.random = random;
    }

    int link() {
        return LINKS[random.nextInt(LINKS.length)];
    }

    Made next(int linkType) {
        boolean v6 = linkType == 229 || (linkType != 228 && random.nextBoolean());
        boolean untyped = linkType == 228 || linkType == 229 || linkType == 12 || linkType == 101;
        if (!untyped && random.nextInt(10) == 0) {
            return new Made(wrap(linkType, 0x0806, random(46)), FrameKind.NOT_IP, Optional.empty());
        }
        byte[] source = random(v6 ? 16 : 4);
        byte[] target = random(v6 ? 16 : 4);
        int choice = random.nextInt(10);
        if (choice == 0) {
            return made(linkType, v6, ip(v6, source, target, v6 ? 58 : 1, random(20)), FrameKind.OTHER_PROTOCOL);
        }
        boolean udp = random.nextBoolean();
        byte[] payload = random(random.nextInt(200));
        int sourcePort = random.nextInt(65536);
        int targetPort = random.nextInt(65536);
        byte[] segment = udp
                ? Frames.udp(sourcePort, targetPort, payload)
                : Frames.tcp(sourcePort, targetPort, random.nextInt(11), payload);
        int protocol = udp ? Frames.UDP : Frames.TCP;
        if (choice == 1) {
            return made(linkType, v6, laterFragment(v6, source, target, protocol, segment), FrameKind.FRAGMENT);
        }
        Sent sent = Sent.of(0, udp, source, sourcePort, target, targetPort, payload);
        byte[] frame = carry(linkType, v6, ip(v6, source, target, protocol, segment));
        return new Made(frame, udp ? FrameKind.UDP : FrameKind.TCP, Optional.of(sent));
    }

    private Made made(int linkType, boolean v6, byte[] packet, FrameKind kind) {
        return new Made(carry(linkType, v6, packet), kind, Optional.empty());
    }

    /** As it is, or inside one or two tunnels. */
    private byte[] carry(int linkType, boolean v6, byte[] packet) {
        boolean outerV6 = v6;
        byte[] outer = packet;
        for (int i = random.nextInt(6); i > 3; i--) {
            int protocol = outerV6 ? 41 : 4;
            if (random.nextBoolean()) {
                outer = gre(outerV6 ? Frames.IPV6 : Frames.IPV4, outer);
                protocol = 47;
            }
            outerV6 = linkType == 229 || (linkType != 228 && random.nextBoolean());
            outer = ip(outerV6, random(outerV6 ? 16 : 4), random(outerV6 ? 16 : 4), protocol, outer);
        }
        return wrap(linkType, outerV6, outer);
    }

    private byte[] gre(int type, byte[] packet) {
        return switch (random.nextInt(4)) {
            case 0 -> Bytes.network().u16(0).u16(type).raw(packet).toArray();
            case 1 ->
                Bytes.network()
                        .u16(0xB000)
                        .u16(type)
                        .raw(random(12))
                        .raw(packet)
                        .toArray();
            case 2 ->
                Bytes.network()
                        .u16(0x2000)
                        .u16(0x6558)
                        .raw(random(4))
                        .raw(Frames.ethernet(type, packet))
                        .toArray();
            default ->
                Bytes.network()
                        .u16(0x3081)
                        .u16(0x880B)
                        .raw(random(12))
                        .raw(ppp(type, packet))
                        .toArray();
        };
    }

    private byte[] ppp(int type, byte[] packet) {
        Bytes frame = Bytes.network();
        if (random.nextBoolean()) {
            frame.u16(0xFF03);
        }
        int protocol = type == Frames.IPV4 ? 0x21 : type == Frames.IPV6 ? 0x57 : 0xC021;
        if (protocol < 0x100 && random.nextBoolean()) {
            frame.u8(protocol);
        } else {
            frame.u16(protocol);
        }
        return frame.raw(packet).toArray();
    }

    /** What a firewall logs: a few attributes, the packet's last, in either byte order. */
    private byte[] nflog(int type, byte[] packet) {
        Bytes frame = Bytes.network().u8(type == Frames.IPV4 ? 2 : 10).u8(0).u16(5);
        boolean little = random.nextBoolean();
        attribute(frame, little, 1, random(4));
        attribute(frame, little, 10, random(random.nextInt(20)));
        attribute(frame, little, type == 0x0806 ? 3 : 9, packet);
        return frame.toArray();
    }

    private static void attribute(Bytes frame, boolean little, int type, byte[] value) {
        int length = 4 + value.length;
        frame.u16(little ? Short.reverseBytes((short) length) & 0xFFFF : length);
        frame.u16(little ? type << 8 : type);
        frame.raw(value).zeros(-length & 3);
    }

    private byte[] ip(boolean v6, byte[] source, byte[] target, int protocol, byte[] segment) {
        if (!v6) {
            int moreFragments = random.nextInt(4) == 0 ? 0x2000 : 0x4000;
            return Frames.ipv4(source, target, protocol, random.nextInt(11), moreFragments, segment);
        }
        byte[] inside = segment;
        int next = protocol;
        int[] extensions = {0, 43, 60, 135, 44};
        for (int i = random.nextInt(4); i > 0; i--) {
            int extension = extensions[random.nextInt(extensions.length)];
            inside = extension == 44
                    ? Frames.fragment(next, 0, inside)
                    : Frames.extension(next, random.nextInt(3), inside);
            next = extension;
        }
        return Frames.ipv6(source, target, next, inside);
    }

    private byte[] laterFragment(boolean v6, byte[] source, byte[] target, int protocol, byte[] data) {
        int offset = 1 + random.nextInt(0x1FFF);
        return v6
                ? Frames.ipv6(source, target, 44, Frames.fragment(protocol, offset, data))
                : Frames.ipv4(source, target, protocol, 0, offset, data);
    }

    private byte[] wrap(int linkType, boolean v6, byte[] packet) {
        return wrap(linkType, v6 ? Frames.IPV6 : Frames.IPV4, packet);
    }

    private byte[] wrap(int linkType, int type, byte[] packet) {
        return switch (linkType) {
            case 1 ->
                switch (random.nextInt(6)) {
                    case 0 -> Frames.ethernet(type, packet);
                    case 1 ->
                        Frames.ethernet(
                                8 + packet.length,
                                Bytes.network()
                                        .u16(0xAAAA)
                                        .u16(0x0300)
                                        .u16(0)
                                        .u16(type)
                                        .raw(packet)
                                        .toArray());
                    case 2 -> {
                        byte[] ppp = ppp(type, packet);
                        yield Frames.ethernet(
                                0x8864,
                                Bytes.network()
                                        .u16(0x1100)
                                        .u16(7)
                                        .u16(ppp.length)
                                        .raw(ppp)
                                        .toArray());
                    }
                    case 3 ->
                        type == 0x0806
                                ? Frames.ethernet(type, packet)
                                : Frames.ethernet(
                                        0x8847,
                                        Bytes.network()
                                                .u32(0x12345000)
                                                .u32(0x00010140)
                                                .raw(packet)
                                                .toArray());
                    case 4 -> Frames.ethernet(type, packet, 0x8100);
                    default -> Frames.ethernet(type, packet, 0x88A8, 0x8100);
                };
            case 9, 50 -> ppp(type, packet);
            case 239 -> nflog(type, packet);
            case 113 -> Frames.cooked(type, packet);
            case 276 -> Frames.cooked2(type, packet);
            case 0, 108 -> loopback(linkType == 0 && random.nextBoolean(), type, packet);
            default -> packet;
        };
    }

    private static byte[] loopback(boolean little, int type, byte[] packet) {
        int family = switch (type) {
            case Frames.IPV4 -> 2;
            case Frames.IPV6 -> 30;
            default -> 7;
        };
        Bytes frame = Bytes.network();
        return frame.u32(little ? Integer.reverseBytes(family) : family)
                .raw(packet)
                .toArray();
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
