package io.atr.node.capture;

import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/** A datagram as plain values: what a test put into a capture, or what came out of the reader. */
record Sent(long timeNs, boolean udp, String source, int sourcePort, String target, int targetPort, String payload) {

    /** Addresses and payload as hexadecimal digits, so that records compare by content. */
    static Sent of(
            long timeNs, boolean udp, byte[] source, int sourcePort, byte[] target, int targetPort, byte[] data) {
        return new Sent(timeNs, udp, hex(source), sourcePort, hex(target), targetPort, hex(data));
    }

    static Sent read(Datagram from) {
        byte[] data = from.buffer()
                .asSlice(from.payloadOffset(), from.payloadLength())
                .toArray(ValueLayout.JAVA_BYTE);
        return of(
                from.timeNs(),
                from.protocol() == Datagram.Protocol.UDP,
                address(from.isV6(), from.sourceHigh(), from.sourceLow()),
                from.sourcePort(),
                address(from.isV6(), from.destinationHigh(), from.destinationLow()),
                from.destinationPort(),
                data);
    }

    Sent at(long time) {
        return new Sent(time, udp, source, sourcePort, target, targetPort, payload);
    }

    private static byte[] address(boolean v6, long high, long low) {
        byte[] all = ByteBuffer.allocate(16).putLong(high).putLong(low).array();
        return v6 ? all : Arrays.copyOfRange(all, 12, 16);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
