package io.atr.node.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.capture.CaptureException.Kind;
import java.io.ByteArrayInputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PcapReaderTest {
    private static final ByteOrder BIG = ByteOrder.BIG_ENDIAN;
    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;
    private static final byte[] PAYLOAD = "hello".getBytes(StandardCharsets.UTF_8);
    private static final byte[] FRAME = Frames.ethernet(
            Frames.IPV4,
            Frames.ipv4(
                    new byte[] {10, 0, 0, 1},
                    new byte[] {(byte) 233, 1, 2, 3},
                    Frames.UDP,
                    Frames.udp(50_000, 60_000, PAYLOAD)));

    private static Sent sent(long timeNs) {
        return Sent.of(
                timeNs, true, new byte[] {10, 0, 0, 1}, 50_000, new byte[] {(byte) 233, 1, 2, 3}, 60_000, PAYLOAD);
    }

    @ParameterizedTest
    @CsvSource({"false,false", "false,true", "true,false", "true,true"})
    void readsBothResolutionsInBothByteOrders(boolean big, boolean nanoseconds) throws Exception {
        long unit = nanoseconds ? 1 : 1000;
        byte[] capture = new PcapWriter(big ? BIG : LITTLE, nanoseconds, 65_535, 1)
                .record(0, 0, FRAME)
                .record(1_700_000_000, 999_999, FRAME)
                .record(0xFFFF_FFFFL, 7, FRAME)
                .bytes()
                .toArray();

        Reading reading = Reading.of(capture);

        assertTrue(reading.damage().isEmpty(), reading::toString);
        assertEquals(
                List.of(
                        sent(0),
                        sent(1_700_000_000_000_000_000L + 999_999 * unit),
                        sent(4_294_967_295_000_000_000L + 7 * unit)),
                reading.datagrams());
        assertEquals(capture.length, reading.bytesRead());
        try (CaptureReader reader = CaptureReader.open(new ByteArrayInputStream(capture), "x")) {
            String expected = "pcap, " + (nanoseconds ? "nanoseconds, " : "microseconds, ");
            assertEquals(expected + (big ? "big-endian" : "little-endian"), reader.format());
        }
    }

    @Test
    void numbersFramesOfEveryKindFromOne() throws Exception {
        byte[] capture = new PcapWriter(LITTLE, true, 0, 1)
                .record(1, 0, FRAME)
                .record(2, 0, Frames.ethernet(0x0806, new byte[28]))
                .record(3, 0, FRAME)
                .bytes()
                .toArray();
        try (CaptureReader reader = CaptureReader.open(new ByteArrayInputStream(capture), "x")) {
            Datagram datagram = new Datagram();
            assertTrue(reader.next(datagram));
            assertEquals(1, datagram.frameNumber());
            assertTrue(reader.next(datagram));
            assertEquals(3, datagram.frameNumber());
            assertFalse(reader.next(datagram));
            assertFalse(reader.next(datagram));
            assertEquals(3, reader.counters().frames());
            assertEquals(2, reader.counters().datagrams());
            assertEquals(1, reader.counters().skipped());
            assertEquals(1, reader.counters().of(FrameKind.NOT_IP));
        }
    }

    @Test
    void acceptsFramesBeyondTheSnapLengthAndFractionsBeyondASecond() {
        Reading reading = Reading.of(new PcapWriter(LITTLE, false, 10, 1)
                .record(5, 2_500_000, FRAME)
                .bytes()
                .toArray());
        assertEquals(List.of(sent(7_500_000_000L)), reading.datagrams());
    }

    @Test
    void handsOutWhatIsThereOfAFrameCutShort() {
        byte[] cut = Arrays.copyOf(FRAME, 14 + 20 + 8 + 2);
        Reading reading = Reading.of(new PcapWriter(LITTLE, false, 44, 1)
                .record(5, 0, cut, FRAME.length)
                .bytes()
                .toArray());
        assertEquals(1, reading.datagrams().size());
        assertEquals("6865", reading.datagrams().getFirst().payload());
    }

    @Test
    void saysWhatIsWrongWithAFileThatIsNoCapture() {
        assertDamage(new byte[0], Kind.EMPTY, 0, "empty file");
        assertDamage(new byte[] {1, 2, 3}, Kind.NOT_A_CAPTURE, 0, "only 3 bytes");
        assertDamage("version: 1\n".getBytes(StandardCharsets.UTF_8), Kind.NOT_A_CAPTURE, 0, "76657273");
        assertDamage(new byte[] {0x1F, (byte) 0x8B, 8, 0}, Kind.TRUNCATED, 0, "packed data that end too early");
        assertDamage(new byte[] {0x1F, (byte) 0x8B, 9, 0, 0, 0, 0, 0, 0, 0}, Kind.CORRUPT, 0, "cannot be unpacked");
        assertDamage(Bytes.network().u32(0x28B52FFDL).zeros(40).toArray(), Kind.CORRUPT, 0, "cannot be unpacked");
        assertDamage(Bytes.network().u32(0xFD377A58L).toArray(), Kind.UNSUPPORTED, 0, "unxz");
        assertDamage(Bytes.network().u32(0xA1B2CD34L).toArray(), Kind.UNSUPPORTED, 0, "modified pcap");
        assertDamage(Bytes.network().u32(0x34CDB2A1L).toArray(), Kind.UNSUPPORTED, 0, "modified pcap");
    }

    @Test
    void saysWhatIsWrongWithTheFileHeader() {
        byte[] header = new PcapWriter(BIG, false, 0, 1).bytes().toArray();
        assertDamage(Arrays.copyOf(header, 23), Kind.TRUNCATED, 0, "needs 24 bytes and 23 are left");
        header[5] = 3;
        assertDamage(header, Kind.UNSUPPORTED, 4, "version 3.4");
        assertDamage(new PcapWriter(BIG, false, 0, 105).bytes().toArray(), Kind.UNSUPPORTED, 20, "link type 105");
    }

    @ParameterizedTest
    @ValueSource(longs = {262_145, 1 << 20, 0xFFFF_FFFFL})
    void refusesLengthsBeyondReason(long length) {
        Bytes capture = new PcapWriter(BIG, false, 96, 1).record(1, 0, FRAME).bytes();
        capture.u64(0).u32(length).u32(length).zeros(100);
        Reading reading = Reading.of(capture.toArray());
        assertEquals(1, reading.datagrams().size());
        assertEquals(Kind.CORRUPT, reading.damageKind());
        assertEquals(24 + 16 + FRAME.length, reading.damage().orElseThrow().offset());
    }

    @Test
    void readsOnBehindMoreBytesThanTheFrameHad() {
        byte[] capture = new PcapWriter(BIG, false, 0, 1)
                .record(1, 0, FRAME, FRAME.length - 1)
                .record(2, 0, FRAME)
                .bytes()
                .toArray();
        Reading reading = Reading.of(capture);
        assertTrue(reading.damage().isEmpty(), reading::toString);
        assertEquals(2, reading.datagrams().size());
        assertEquals(1, reading.odd());
    }

    /** Before 2.3 the length on the wire stood first; in 2.3 some programs wrote it first. */
    @Test
    void readsLengthsTheOtherWayRound() {
        for (int minor = 0; minor <= 4; minor++) {
            Bytes capture = new PcapWriter(BIG, false, 0, 1).bytes();
            byte[] header = capture.toArray();
            header[7] = (byte) minor;
            boolean swapped = minor < 3;
            byte[] file = Bytes.network()
                    .raw(header)
                    .u32(1)
                    .u32(0)
                    .u32(swapped ? FRAME.length + 9 : FRAME.length)
                    .u32(swapped ? FRAME.length : FRAME.length + 9)
                    .raw(FRAME)
                    .u32(2)
                    .u32(0)
                    .u32(minor <= 3 ? FRAME.length + 9 : FRAME.length)
                    .u32(minor <= 3 ? FRAME.length : FRAME.length + 9)
                    .raw(FRAME)
                    .toArray();
            Reading reading = Reading.of(file);
            assertTrue(reading.damage().isEmpty(), reading::toString);
            assertEquals(2, reading.datagrams().size(), "2." + minor);
            assertEquals(0, reading.odd(), "2." + minor);
        }
    }

    @Test
    void readsARecordAsLongAsItsBufferAndNoLonger() {
        int longest = CaptureInput.CAPACITY - 16;
        Bytes fits = new PcapWriter(LITTLE, false, 1 << 30, 1)
                .record(1, 0, new byte[longest])
                .bytes();
        assertEquals(1, Reading.of(fits.toArray()).kinds().get(FrameKind.NOT_IP));
        Bytes over = new PcapWriter(LITTLE, false, 1 << 30, 1)
                .record(1, 0, new byte[longest + 1])
                .bytes();
        assertDamage(over.toArray(), Kind.CORRUPT, 24, "at most 1048560");
    }

    @Test
    void failsAgainInTheSameWay() throws Exception {
        byte[] capture = new PcapWriter(BIG, false, 0, 1).bytes().zeros(3).toArray();
        try (CaptureReader reader = CaptureReader.open(new ByteArrayInputStream(capture), "x")) {
            CaptureException first = assertThrows(CaptureException.class, () -> reader.next(new Datagram()));
            assertSame(first, assertThrows(CaptureException.class, () -> reader.next(new Datagram())));
        }
    }

    @Test
    void readsFilesAndKnowsTheirSize(@TempDir Path folder) throws Exception {
        byte[] capture =
                new PcapWriter(BIG, false, 0, 1).record(1, 0, FRAME).bytes().toArray();
        Path file = Files.write(folder.resolve("a.pcap"), capture);
        try (CaptureReader reader = CaptureReader.open(file)) {
            assertEquals(capture.length, reader.totalBytes());
            assertEquals(24, reader.bytesRead());
            assertTrue(reader.next(new Datagram()));
            assertEquals(capture.length, reader.bytesRead());
        }
        CaptureException directory = assertThrows(CaptureException.class, () -> CaptureReader.open(folder));
        assertTrue(directory.getMessage().contains("directory"), directory.getMessage());
        assertThrows(NoSuchFileException.class, () -> CaptureReader.open(folder.resolve("none")));
    }

    @Test
    void namesTheFileInOneLine(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("empty.pcap"), new byte[0]);
        CaptureException empty = assertThrows(CaptureException.class, () -> CaptureReader.open(file));
        assertEquals(file.toString(), empty.file());
        assertEquals(file + ": byte 0: " + empty.found() + "; " + empty.remedy(), empty.getMessage());
        assertEquals(1, empty.getMessage().lines().count());
    }

    private static void assertDamage(byte[] capture, Kind kind, long offset, String part) {
        CaptureException damage = Reading.of(capture).damage().orElseThrow();
        assertEquals(kind, damage.kind(), damage.getMessage());
        assertEquals(offset, damage.offset(), damage.getMessage());
        assertTrue(damage.getMessage().contains(part), damage.getMessage());
    }
}
