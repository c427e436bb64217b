package io.atr.node.capture;

import java.nio.ByteOrder;

/** Writes classic captures. */
final class PcapWriter {
    private final Bytes out;

    PcapWriter(ByteOrder order, boolean nanoseconds, long snapLength, long linkType) {
        out = new Bytes(order);
        out.u32(nanoseconds ? 0xA1B23C4DL : 0xA1B2C3D4L)
                .u16(2)
                .u16(4)
                .u32(0)
                .u32(0)
                .u32(snapLength)
                .u32(linkType);
    }

    PcapWriter record(long seconds, long fraction, byte[] frame) {
        return record(seconds, fraction, frame, frame.length);
    }

    PcapWriter record(long seconds, long fraction, byte[] frame, long wireLength) {
        out.u32(seconds).u32(fraction).u32(frame.length).u32(wireLength).raw(frame);
        return this;
    }

    Bytes bytes() {
        return out;
    }
}
