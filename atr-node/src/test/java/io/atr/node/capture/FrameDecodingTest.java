package io.atr.node.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrameDecodingTest {
    private static final byte[] V4 = {10, (byte) 197, 41, (byte) 180};
    private static final byte[] V6 = HexFormat.of().parseHex("ff020000000000000000000000000001");
    private static final byte[] DATA = {1, 2, 3};
    private static final byte[] UDP = Frames.udp(7, 65_535, DATA);
    private static final byte[] TCP = Frames.tcp(80, 443, 3, DATA);
    private static final Sent UDP_V4 = Sent.of(0, true, V4, 7, V4, 65_535, DATA);
    private static final Sent UDP_V6 = Sent.of(0, true, V6, 7, V6, 65_535, DATA);
    private static final Sent TCP_V4 = Sent.of(0, false, V4, 80, V4, 443, DATA);

    private static byte[] v4(int protocol, byte[] inside) {
        return Frames.ipv4(V4, V4, protocol, inside);
    }

    private static byte[] v6(int next, byte[] inside) {
        return Frames.ipv6(V6, V6, next, inside);
    }

    private static Reading read(int linkType, byte[] frame) {
        PcapNgWriter capture = new PcapNgWriter().section(ByteOrder.BIG_ENDIAN).describe(linkType);
        Reading reading = Reading.of(capture.enhanced(0, 0, frame).bytes().toArray());
        assertTrue(reading.damage().isEmpty(), reading::toString);
        return reading;
    }

    private static void assertSent(Sent expected, int linkType, byte[] frame) {
        assertEquals(expected, read(linkType, frame).datagrams().getFirst());
    }

    private static void assertKind(FrameKind expected, int linkType, byte[] frame) {
        assertEquals(Map.of(expected, 1L), read(linkType, frame).kinds());
    }

    private static byte[] with(byte[] bytes, int at, int value) {
        byte[] changed = bytes.clone();
        changed[at] = (byte) value;
        return changed;
    }

    @Test
    void leavesEthernetPaddingOut() {
        byte[] frame = Frames.ethernet(Frames.IPV4, v4(Frames.UDP, UDP));
        assertEquals(60, frame.length);
        assertSent(UDP_V4, 1, frame);
        assertSent(
                TCP_V4,
                1,
                Bytes.network()
                        .raw(Frames.ethernet(Frames.IPV4, v4(Frames.TCP, TCP)))
                        .zeros(9)
                        .toArray());
    }

    @Test
    void looksBehindVlanTags() {
        for (int[] tags : new int[][] {{0x8100}, {0x88A8, 0x8100}, {0x9100, 0x8100, 0x8100}}) {
            assertSent(UDP_V4, 1, Frames.ethernet(Frames.IPV4, v4(Frames.UDP, UDP), tags));
            assertSent(UDP_V6, 1, Frames.ethernet(Frames.IPV6, v6(Frames.UDP, UDP), tags));
        }
        assertKind(
                FrameKind.MALFORMED,
                1,
                Bytes.network().zeros(12).u16(0x8100).u16(1).toArray());
    }

    @Test
    void readsEveryLinkType() {
        for (int raw : new int[] {12, 14, 101}) {
            assertSent(UDP_V4, raw, v4(Frames.UDP, UDP));
            assertSent(UDP_V6, raw, v6(Frames.UDP, UDP));
        }
        assertSent(UDP_V4, 228, v4(Frames.UDP, UDP));
        assertSent(UDP_V6, 229, v6(Frames.UDP, UDP));
        assertSent(UDP_V4, 113, Frames.cooked(Frames.IPV4, v4(Frames.UDP, UDP)));
        assertSent(UDP_V6, 276, Frames.cooked2(Frames.IPV6, v6(Frames.UDP, UDP)));
        assertSent(UDP_V4, 108, Bytes.network().u32(2).raw(v4(Frames.UDP, UDP)).toArray());
        for (int family : new int[] {10, 24, 28, 30}) {
            assertSent(
                    UDP_V6,
                    0,
                    Bytes.network().u32(family).raw(v6(Frames.UDP, UDP)).toArray());
            byte[] swapped = Bytes.network()
                    .u32(Integer.reverseBytes(family))
                    .raw(v6(Frames.UDP, UDP))
                    .toArray();
            assertSent(UDP_V6, 0, swapped);
        }
    }

    @Test
    void tellsWhatCarriesNoIp() {
        assertKind(FrameKind.NOT_IP, 1, Frames.ethernet(0x0806, new byte[28]));
        assertKind(FrameKind.NOT_IP, 1, Frames.ethernet(40, new byte[40]));
        assertKind(FrameKind.NOT_IP, 101, new byte[] {0x50});
        assertKind(FrameKind.NOT_IP, 0, Bytes.network().u32(7).toArray());
        assertKind(FrameKind.OTHER_LINK, 105, new byte[90]);
    }

    @Test
    void tellsOtherProtocolsAndLaterFragments() {
        assertKind(FrameKind.OTHER_PROTOCOL, 101, v4(1, new byte[8]));
        assertKind(FrameKind.OTHER_PROTOCOL, 101, v6(58, new byte[8]));
        assertKind(FrameKind.OTHER_PROTOCOL, 101, v6(59, new byte[0]));
        assertKind(FrameKind.FRAGMENT, 101, Frames.ipv4(V4, V4, Frames.UDP, 0, 1, UDP));
        assertKind(FrameKind.OTHER_PROTOCOL, 101, Frames.ipv4(V4, V4, 1, 0, 1, UDP));
        assertKind(FrameKind.FRAGMENT, 101, v6(44, Frames.fragment(Frames.TCP, 1, TCP)));
        assertKind(FrameKind.OTHER_PROTOCOL, 101, v6(44, Frames.fragment(58, 1, TCP)));
        assertSent(UDP_V4, 101, Frames.ipv4(V4, V4, Frames.UDP, 0, 0x2000, UDP));
        assertSent(UDP_V6, 101, v6(44, Frames.fragment(Frames.UDP, 0, UDP)));
    }

    @Test
    void boundsAFirstFragmentByWhatItHolds() {
        byte[] claims = Frames.udp(7, 65_535, new byte[3000]);
        byte[] fragment = Frames.ipv4(V4, V4, Frames.UDP, 0, 0x2000, Arrays.copyOf(claims, 1480));
        Sent sent = read(1, Frames.ethernet(Frames.IPV4, fragment)).datagrams().getFirst();
        assertEquals(1472 * 2, sent.payload().length());
    }

    @Test
    void walksExtensionHeaders() {
        byte[] chain = UDP;
        int next = Frames.UDP;
        for (int extension : new int[] {60, 43, 135, 139, 140, 0}) {
            chain = Frames.extension(next, 2, chain);
            next = extension;
        }
        assertSent(UDP_V6, 101, v6(next, chain));
        byte[] authenticated =
                Bytes.network().u8(Frames.UDP).u8(4).zeros(22).raw(UDP).toArray();
        assertSent(UDP_V6, 101, v6(51, authenticated));
        assertKind(FrameKind.MALFORMED, 101, v6(60, new byte[] {17, 1, 0, 0, 0, 0, 0, 0}));
        assertKind(FrameKind.MALFORMED, 101, v6(60, new byte[7]));
    }

    @Test
    void tellsHeadersThatContradictThemselves() {
        byte[] packet = v4(Frames.UDP, UDP);
        assertKind(FrameKind.MALFORMED, 228, with(packet, 0, 0x65));
        assertKind(FrameKind.MALFORMED, 228, with(packet, 0, 0x44));
        assertKind(FrameKind.MALFORMED, 228, with(packet, 0, 0x4F));
        assertKind(FrameKind.MALFORMED, 228, with(packet, 3, 19));
        assertKind(FrameKind.MALFORMED, 228, with(packet, 3, 27));
        assertKind(FrameKind.MALFORMED, 228, with(packet, 20 + 5, 7));
        assertKind(FrameKind.MALFORMED, 229, with(v6(Frames.UDP, UDP), 0, 0x45));
        byte[] segment = v4(Frames.TCP, TCP);
        assertKind(FrameKind.MALFORMED, 228, with(segment, 20 + 12, 0x40));
        assertKind(FrameKind.MALFORMED, 228, with(segment, 20 + 12, 0xF0));
    }

    @Test
    void takesALengthOfZeroForWhatIsThere() {
        assertSent(TCP_V4, 228, with(with(v4(Frames.TCP, TCP), 2, 0), 3, 0));
        assertSent(UDP_V6, 229, with(with(v6(Frames.UDP, UDP), 4, 0), 5, 0));
    }

    @Test
    void givesTheBytesThatAShortCaptureHolds() {
        byte[] packet = v4(Frames.TCP, TCP);
        int header = 20 + 20 + 12;
        for (int length = 0; length <= packet.length; length++) {
            Reading reading = read(228, Arrays.copyOf(packet, length));
            if (length < 40) {
                assertEquals(Map.of(FrameKind.MALFORMED, 1L), reading.kinds());
            } else {
                int data = Math.max(0, length - header);
                assertEquals(
                        "010203".substring(0, 2 * data),
                        reading.datagrams().getFirst().payload());
            }
        }
    }
}
