package io.atr.node.replay;

import io.atr.node.capture.CaptureBuilder;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;
import java.util.List;

/** A datagram of a capture, in words. IPv6 addresses are in their short spelling. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Sample(
        long timeNs, boolean udp, String source, int sourcePort, String target, int targetPort, byte[] payload) {
    public static Sample udp(long timeNs, String source, String target, int targetPort, int... payload) {
        return new Sample(timeNs, true, source, 1, target, targetPort, bytes(payload));
    }

    static Sample tcp(long timeNs, String source, String target, int targetPort, int... payload) {
        return new Sample(timeNs, false, source, 1, target, targetPort, bytes(payload));
    }

    static byte[] capture(CaptureBuilder.Format format, ByteOrder order, List<Sample> samples) {
        CaptureBuilder capture = new CaptureBuilder(format, order);
        samples.forEach(sample -> sample.writeTo(capture));
        return capture.bytes();
    }

    public static byte[] capture(Sample... samples) {
        return capture(CaptureBuilder.Format.PCAP_NANO, ByteOrder.LITTLE_ENDIAN, List.of(samples));
    }

    void writeTo(CaptureBuilder capture) {
        capture.datagram(timeNs, udp, address(source), sourcePort, address(target), targetPort, payload);
    }

    private static byte[] address(String text) {
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
