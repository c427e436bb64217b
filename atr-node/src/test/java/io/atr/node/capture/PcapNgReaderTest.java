package io.atr.node.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.capture.CaptureException.Kind;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PcapNgReaderTest {
    private static final ByteOrder BIG = ByteOrder.BIG_ENDIAN;
    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;
    private static final byte[] IP =
            Frames.ipv4(new byte[4], new byte[4], Frames.UDP, Frames.udp(1, 2, new byte[] {9}));
    private static final byte[] FRAME = Frames.ethernet(Frames.IPV4, IP);

    private static PcapNgWriter capture(ByteOrder order) {
        return new PcapNgWriter().section(order).describe(1);
    }

    private static List<Long> times(PcapNgWriter capture) {
        Reading reading = Reading.of(capture.bytes().toArray());
        assertTrue(reading.damage().isEmpty(), reading::toString);
        return reading.datagrams().stream().map(Sent::timeNs).toList();
    }

    @Test
    void readsSectionsOfBothByteOrders() {
        PcapNgWriter capture = capture(LITTLE)
                .enhanced(0, 5, FRAME)
                .section(BIG)
                .describe(1)
                .enhanced(0, 1L << 40, FRAME)
                .section(LITTLE)
                .describe(1)
                .enhanced(0, 6, FRAME);
        assertEquals(List.of(5_000L, (1L << 40) * 1000, 6_000L), times(capture));
    }

    @ParameterizedTest
    @CsvSource({
        "9,7,7",
        "0,7,7000000000",
        "12,7999,7",
        "127,-1,0",
        "28,-1,1",
        "128,3,3000000000",
        "129,3,1500000000",
        "158,1073741825,1000000000",
        "191,-1,1999999999",
        "255,-1,0"
    })
    void readsResolutionsOfTenAndOfTwo(int resolution, long ticks, long expectedNs) {
        for (ByteOrder order : List.of(BIG, LITTLE)) {
            PcapNgWriter capture = new PcapNgWriter().section(order);
            capture.describe(1, 0, capture.resolution(resolution)).enhanced(0, ticks, FRAME);
            assertEquals(List.of(expectedNs), times(capture));
        }
    }

    @Test
    void addsTheOffsetOfTheInterface() {
        for (ByteOrder order : List.of(BIG, LITTLE)) {
            PcapNgWriter capture = new PcapNgWriter().section(order);
            capture.describe(1, 0, capture.resolutionAndOffset(0, 1_700_000_000))
                    .describe(1, 0, capture.resolutionAndOffset(0, -3))
                    .enhanced(0, 2, FRAME)
                    .enhanced(1, 5, FRAME);
            assertEquals(List.of(1_700_000_002_000_000_000L, 2_000_000_000L), times(capture));
        }
    }

    @Test
    void givesSimplePacketsTheTimeBeforeThem() {
        PcapNgWriter capture = capture(BIG)
                .simple(FRAME, FRAME.length)
                .enhanced(0, 8, FRAME)
                .simple(FRAME, FRAME.length)
                .obsolete(0, 0xFFFF, 9, FRAME);
        assertEquals(List.of(0L, 8_000L, 8_000L, 9_000L), times(capture));
    }

    @Test
    void boundsSimplePacketsByTheSnapLength() {
        PcapNgWriter capture = new PcapNgWriter().section(BIG);
        byte[] big = Frames.ethernet(
                Frames.IPV4, Frames.ipv4(new byte[4], new byte[4], Frames.UDP, Frames.udp(1, 2, new byte[50])));
        capture.describe(1, 48, capture.body()).simple(Arrays.copyOf(big, 48), big.length);
        Reading reading = Reading.of(capture.bytes().toArray());
        assertEquals("00".repeat(6), reading.datagrams().getFirst().payload());
    }

    @Test
    void keepsLinkTypesApart() {
        PcapNgWriter capture = capture(LITTLE).describe(101).describe(147);
        capture.enhanced(1, 0, IP).enhanced(2, 0, IP).enhanced(0, 0, FRAME);
        Reading reading = Reading.of(capture.bytes().toArray());
        assertEquals(Map.of(FrameKind.UDP, 2L, FrameKind.OTHER_LINK, 1L), reading.kinds());
    }

    @Test
    void passesOverBlocksOfAnySize() {
        PcapNgWriter capture = capture(BIG).enhanced(0, 1, FRAME);
        capture.block(4, capture.body().zeros(3 * CaptureInput.CAPACITY)).enhanced(0, 2, FRAME);
        capture.block(0x4000_0BADL, capture.body()).enhanced(0, 3, FRAME);
        assertEquals(List.of(1_000L, 2_000L, 3_000L), times(capture));
    }

    @Test
    void forgetsInterfacesWithTheirSection() {
        PcapNgWriter capture = capture(BIG).section(BIG).enhanced(0, 1, FRAME);
        assertDamage(capture.bytes(), Kind.CORRUPT, "interface 0 where the section describes 0");
    }

    @Test
    void packetsWhoseTimeDoesNotFitTakeThatOfTheOneBefore() {
        Reading late = Reading.of(capture(BIG)
                .enhanced(0, 7, FRAME)
                .enhanced(0, -1, FRAME)
                .enhanced(0, 8, FRAME)
                .bytes()
                .toArray());
        assertTrue(late.damage().isEmpty(), late::toString);
        assertEquals(
                List.of(7000L, 7000L, 8000L),
                late.datagrams().stream().map(Sent::timeNs).toList());
        assertEquals(1, late.odd());
        PcapNgWriter early = new PcapNgWriter().section(BIG);
        early.describe(1, 0, early.resolutionAndOffset(0, -2)).enhanced(0, 1, FRAME);
        Reading none = Reading.of(early.bytes().toArray());
        assertEquals(0, none.datagrams().getFirst().timeNs());
        assertEquals(1, none.odd());
    }

    @Test
    void refusesOffsetsThatDoNotFit() {
        for (long offset : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, 9_223_372_037L, -9_223_372_037L}) {
            PcapNgWriter far = new PcapNgWriter().section(BIG);
            far.describe(1, 0, far.resolutionAndOffset(0, offset));
            assertDamage(far.bytes(), Kind.CORRUPT, "if_tsoffset of " + offset);
        }
    }

    @Test
    void refusesOptionsThatLeaveTheirBlock() {
        PcapNgWriter capture = new PcapNgWriter().section(LITTLE);
        capture.describe(1, 0, capture.body().u16(2).u16(5).u32(0));
        assertDamage(capture.bytes(), Kind.CORRUPT, "option 2 of 5 bytes where 4 are left");
        PcapNgWriter size = new PcapNgWriter().section(LITTLE);
        size.describe(1, 0, size.body().u16(9).u16(2).u32(0));
        assertDamage(size.bytes(), Kind.CORRUPT, "if_tsresol of 2 bytes instead of 1");
    }

    @Test
    void stopsAtTheEndOfTheOptions() {
        PcapNgWriter capture = new PcapNgWriter().section(LITTLE);
        capture.describe(1, 0, capture.body().u32(0).u16(9).u16(400)).enhanced(0, 1, FRAME);
        assertEquals(List.of(1_000L), times(capture));
    }

    @Test
    void refusesBlocksWhoseLengthsDisagree() {
        Bytes trailing = capture(BIG).bytes();
        trailing.u32(6).u32(16).u32(0).u32(20);
        assertDamage(trailing, Kind.CORRUPT, "begins with the length 16 and ends with 20");
        Bytes skipped = capture(BIG).bytes();
        skipped.u32(99).u32(16).u32(0).u32(20);
        assertDamage(skipped, Kind.CORRUPT, "begins with the length 16 and ends with 20");
    }

    @Test
    void refusesLengthsThatNoBlockHas() {
        for (int length : new int[] {0, 8, 13, 15}) {
            Bytes odd = capture(BIG).bytes();
            odd.u32(99).u32(length).zeros(32);
            assertDamage(odd, Kind.CORRUPT, "block length of " + length + ",");
        }
        Bytes huge = capture(BIG).bytes();
        huge.u32(6).u32(CaptureInput.CAPACITY + 4).zeros(CaptureInput.CAPACITY);
        assertDamage(huge, Kind.CORRUPT, "at most 1048576");
    }

    @Test
    void refusesPacketsThatDoNotFitTheirBlock() {
        PcapNgWriter over = capture(BIG);
        over.block(6, over.body().u32(0).u64(0).u32(9).u32(9).zeros(8));
        assertDamage(over.bytes(), Kind.CORRUPT, "claims 9 bytes in a block with room for 8");
        PcapNgWriter wire = capture(BIG);
        wire.block(6, wire.body().u32(0).u64(0).u32(8).u32(7).zeros(8));
        assertEquals(1, Reading.of(wire.bytes().toArray()).odd());
        assertDamage(capture(BIG).simple(new byte[4], 5).bytes(), Kind.CORRUPT, "room for 4");
        PcapNgWriter small = capture(BIG);
        assertDamage(small.block(6, small.body().zeros(16)).bytes(), Kind.CORRUPT, "packet block of 28 bytes");
        PcapNgWriter simple = capture(BIG);
        assertDamage(simple.block(3, simple.body()).bytes(), Kind.CORRUPT, "simple packet block of 12 bytes");
        PcapNgWriter source = capture(BIG);
        assertDamage(source.block(1, source.body().zeros(4)).bytes(), Kind.CORRUPT, "interface block of 16 bytes");
    }

    @Test
    void refusesSectionsOfAnotherKind() {
        PcapNgWriter magic = capture(BIG);
        assertDamage(magic.block(0x0A0D0D0AL, magic.body().zeros(16)).bytes(), Kind.CORRUPT, "byte-order magic 0x0");
        PcapNgWriter major = capture(LITTLE);
        major.block(0x0A0D0D0AL, major.body().u32(0x1A2B3C4DL).u16(2).u16(1).u64(-1));
        assertDamage(major.bytes(), Kind.UNSUPPORTED, "version 2.1");
        PcapNgWriter small = capture(LITTLE);
        small.block(0x0A0D0D0AL, small.body().u32(0x1A2B3C4DL).u16(1).u16(0));
        assertDamage(small.bytes(), Kind.CORRUPT, "section header of 20 bytes");
    }

    @Test
    void refusesInterfacesWithoutEnd() {
        PcapNgWriter capture = capture(BIG);
        for (int i = 1; i < 65_536; i++) {
            capture.describe(1);
        }
        assertEquals(List.of(0L), times(capture.enhanced(65_535, 0, FRAME)));
        assertDamage(capture.describe(1).bytes(), Kind.CORRUPT, "more than 65536 interfaces");
    }

    private static void assertDamage(Bytes capture, Kind kind, String part) {
        CaptureException damage = Reading.of(capture.toArray()).damage().orElseThrow();
        assertEquals(kind, damage.kind(), damage.getMessage());
        assertTrue(damage.getMessage().contains(part), damage.getMessage());
    }
}
