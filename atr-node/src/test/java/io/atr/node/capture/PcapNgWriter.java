package io.atr.node.capture;

import java.nio.ByteOrder;

/** Writes block captures: any section may change the byte order. */
final class PcapNgWriter {
    private final Bytes out = new Bytes(ByteOrder.LITTLE_ENDIAN);
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

    Bytes body() {
        return new Bytes(order);
    }

    PcapNgWriter section(ByteOrder sectionOrder) {
        order = sectionOrder;
        out.order(sectionOrder);
        return block(0x0A0D0D0AL, body().u32(0x1A2B3C4DL).u16(1).u16(0).u64(-1));
    }

    PcapNgWriter describe(int linkType, long snapLength, Bytes options) {
        return block(1, body().u16(linkType).u16(0).u32(snapLength).raw(options.toArray()));
    }

    PcapNgWriter describe(int linkType) {
        return describe(linkType, 0, body());
    }

    Bytes resolution(int value) {
        return body().u16(9).u16(1).u8(value).zeros(3);
    }

    Bytes resolutionAndOffset(int value, long offsetSeconds) {
        return resolution(value).u16(14).u16(8).u64(offsetSeconds).u32(0);
    }

    PcapNgWriter enhanced(int source, long ticks, byte[] frame) {
        return block(6, packet(body().u32(source), ticks, frame, frame.length));
    }

    PcapNgWriter obsolete(int source, int drops, long ticks, byte[] frame) {
        return block(2, packet(body().u16(source).u16(drops), ticks, frame, frame.length));
    }

    PcapNgWriter simple(byte[] captured, long wireLength) {
        return block(3, body().u32(wireLength).raw(captured));
    }

    PcapNgWriter block(long type, Bytes body) {
        byte[] padded = body.padTo4().toArray();
        out.u32(type).u32(padded.length + 12L).raw(padded).u32(padded.length + 12L);
        return this;
    }

    Bytes bytes() {
        return out;
    }

    private static Bytes packet(Bytes body, long ticks, byte[] frame, long wireLength) {
        return body.u32(ticks >>> 32)
                .u32(ticks)
                .u32(frame.length)
                .u32(wireLength)
                .raw(frame);
    }
}
