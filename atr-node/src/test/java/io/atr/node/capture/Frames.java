package io.atr.node.capture;

/** Builds frames from the inside out. */
final class Frames {
    static final int IPV4 = 0x0800;
    static final int IPV6 = 0x86DD;
    static final int TCP = 6;
    static final int UDP = 17;

    private Frames() {}

    static byte[] udp(int source, int target, byte[] payload) {
        return Bytes.network()
                .u16(source)
                .u16(target)
                .u16(8 + payload.length)
                .u16(0)
                .raw(payload)
                .toArray();
    }

    static byte[] tcp(int source, int target, int optionWords, byte[] payload) {
        return Bytes.network()
                .u16(source)
                .u16(target)
                .u64(0)
                .u8((5 + optionWords) << 4)
                .u8(0x18)
                .zeros(6 + 4 * optionWords)
                .raw(payload)
                .toArray();
    }

    static byte[] ipv4(byte[] source, byte[] target, int protocol, byte[] inside) {
        return ipv4(source, target, protocol, 0, 0, inside);
    }

    static byte[] ipv4(byte[] source, byte[] target, int protocol, int optionWords, int fragment, byte[] inside) {
        int header = 20 + 4 * optionWords;
        return Bytes.network()
                .u8(0x40 + header / 4)
                .u8(0)
                .u16(header + inside.length)
                .u16(7)
                .u16(fragment)
                .u8(64)
                .u8(protocol)
                .u16(0)
                .raw(source)
                .raw(target)
                .zeros(4 * optionWords)
                .raw(inside)
                .toArray();
    }

    static byte[] ipv6(byte[] source, byte[] target, int next, byte[] inside) {
        return Bytes.network()
                .u32(0x60000000L)
                .u16(inside.length)
                .u8(next)
                .u8(64)
                .raw(source)
                .raw(target)
                .raw(inside)
                .toArray();
    }

    /** An extension header of 8 * (1 + more) bytes in front of something. */
    static byte[] extension(int next, int more, byte[] inside) {
        return Bytes.network().u8(next).u8(more).zeros(6 + 8 * more).raw(inside).toArray();
    }

    static byte[] fragment(int next, int offset, byte[] inside) {
        return Bytes.network()
                .u8(next)
                .u8(0)
                .u16((offset << 3) | 1)
                .u32(99)
                .raw(inside)
                .toArray();
    }

    static byte[] ethernet(int type, byte[] inside, int... vlanTypes) {
        Bytes frame = Bytes.network().zeros(12);
        for (int vlan : vlanTypes) {
            frame.u16(vlan).u16(100);
        }
        frame.u16(type).raw(inside);
        return frame.zeros(Math.max(0, 60 - frame.size())).toArray();
    }

    static byte[] cooked(int type, byte[] inside) {
        return Bytes.network().zeros(14).u16(type).raw(inside).toArray();
    }

    static byte[] cooked2(int type, byte[] inside) {
        return Bytes.network().u16(type).zeros(18).raw(inside).toArray();
    }
}
