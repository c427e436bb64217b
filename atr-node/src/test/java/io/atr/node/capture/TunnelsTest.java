package io.atr.node.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What random frames do not reach: datagrams in datagrams, tunnels beyond counting, payloads that are not read. */
class TunnelsTest {
    private static final byte[] HOST = {10, 0, 0, 1};
    private static final byte[] DATA = {1, 2, 3};
    private static final byte[] INSIDE = Frames.ipv4(HOST, HOST, Frames.UDP, Frames.udp(5, 6, DATA));

    private static byte[] vxlan(int flags, byte[] frame) {
        byte[] header = Bytes.network().u8(flags).zeros(7).raw(frame).toArray();
        return Frames.ethernet(Frames.IPV4, Frames.ipv4(HOST, HOST, Frames.UDP, Frames.udp(40_000, 4789, header)));
    }

    private static byte[] capture(byte[] frame) {
        return new PcapWriter(ByteOrder.BIG_ENDIAN, false, 0, 1)
                .record(1, 0, frame)
                .bytes()
                .toArray();
    }

    private static List<Sent> read(byte[] frame, CaptureReader.Tunnel tunnel) throws IOException, CaptureException {
        List<Sent> sent = new ArrayList<>();
        Datagram datagram = new Datagram();
        try (CaptureReader reader = CaptureReader.open(new ByteArrayInputStream(capture(frame)), "x")) {
            reader.taking(tunnel);
            while (reader.next(datagram)) {
                sent.add(Sent.read(datagram));
            }
        }
        return sent;
    }

    @ParameterizedTest
    @EnumSource
    void ofADatagramInADatagramTheOneThatIsWantedIsTaken(CaptureReader.Tunnel tunnel)
            throws IOException, CaptureException {
        List<Sent> sent = read(vxlan(0x08, Frames.ethernet(Frames.IPV4, INSIDE)), tunnel);
        assertEquals(
                tunnel == CaptureReader.Tunnel.INNER ? 6 : 4789, sent.getFirst().targetPort());
        assertEquals(
                4789,
                read(vxlan(0, Frames.ethernet(Frames.IPV4, INSIDE)), tunnel)
                        .getFirst()
                        .targetPort());
    }

    @Test
    void aTunnelThatCarriesNoDatagramGivesNoneWhereTheInnerIsWanted() throws IOException, CaptureException {
        byte[] arp = vxlan(0x08, Frames.ethernet(0x0806, new byte[46]));
        assertEquals(List.of(), read(arp, CaptureReader.Tunnel.INNER));
        assertEquals(1, read(arp, CaptureReader.Tunnel.OUTER).size());
    }

    @Test
    void nobodyNestsTunnelsWithoutEnd() {
        byte[] packet = INSIDE;
        for (int depth = 0; depth <= 16; depth++) {
            Reading reading = Reading.of(capture(Frames.ethernet(Frames.IPV4, packet)));
            assertTrue(reading.damage().isEmpty(), reading::toString);
            assertEquals(1, reading.datagrams().size(), "depth " + depth);
            packet = Frames.ipv4(HOST, HOST, 4, packet);
        }
        for (int depth = 17; depth < 3000; depth++) {
            packet = Frames.ipv4(HOST, HOST, 4, packet);
        }
        Reading reading = Reading.of(capture(Frames.ethernet(Frames.IPV4, packet)));
        assertEquals(Map.of(FrameKind.ENCAPSULATED, 1L), reading.kinds());
    }

    @Test
    void whatIsNotReadIsCountedAsThat() {
        byte[] pseudowire = Bytes.network().u32(0x00010140).u32(0).zeros(60).toArray();
        assertEquals(
                Map.of(FrameKind.ENCAPSULATED, 1L),
                Reading.of(capture(Frames.ethernet(0x8847, pseudowire))).kinds());
        byte[] odd = Bytes.network().u16(0x0005).u16(Frames.IPV4).raw(INSIDE).toArray();
        assertEquals(
                Map.of(FrameKind.ENCAPSULATED, 1L),
                Reading.of(capture(Frames.ethernet(Frames.IPV4, Frames.ipv4(HOST, HOST, 47, odd))))
                        .kinds());
    }
}
