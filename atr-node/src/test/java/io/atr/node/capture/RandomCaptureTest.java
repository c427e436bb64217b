package io.atr.node.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RandomCaptureTest {
    @Test
    void readsWhatWasWritten() {
        Map<Byte, Integer> formats = new TreeMap<>();
        for (long seed = 0; seed < 1000; seed++) {
            RandomCapture capture = new RandomCapture(seed, 40);
            Reading reading = Reading.of(capture.bytes);
            String at = "seed " + seed + " " + reading.damage();
            assertTrue(reading.damage().isEmpty(), at);
            assertEquals(capture.sent, reading.datagrams(), at);
            assertEquals(capture.kinds, reading.kinds(), at);
            assertEquals(capture.bytes.length, reading.bytesRead(), at);
            formats.merge(capture.bytes[0], 1, Integer::sum);
        }
        // Little-endian pcap in either resolution, big-endian pcap, and pcapng begin with four different bytes.
        assertEquals(4, formats.size(), formats::toString);
        assertTrue(formats.values().stream().allMatch(count -> count > 80), formats::toString);
    }

    @Test
    void readsTheSameFromAPipeThatTrickles() {
        for (long seed = 0; seed < 50; seed++) {
            RandomCapture capture = new RandomCapture(seed, 40);
            Reading reading = Reading.of(new Trickle(capture.bytes, seed));
            assertEquals(capture.sent, reading.datagrams(), "seed " + seed);
        }
    }

    @Test
    void readsOnWhereTheWindowSlides() {
        for (long seed = 0; seed < 6; seed++) {
            RandomCapture capture = new RandomCapture(seed, 5000);
            assertTrue(capture.bytes.length > 10 * CaptureInput.USUAL_CAPACITY, "seed " + seed);
            assertEquals(capture.sent, Reading.of(capture.bytes).datagrams(), "seed " + seed);
        }
    }

    @Test
    void readsOnWhereTheWindowGrows() {
        for (long seed = 0; seed < 50; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            PcapWriter capture = new PcapWriter(ByteOrder.LITTLE_ENDIAN, true, 0, 228);
            List<Sent> sent = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                RandomFrames.Made made = new RandomFrames(random).next(228);
                // Bytes behind the packet, as padding, so that now and then a record is longer than the usual window.
                int padding = i == 20 ? 200_000 : random.nextInt(4000);
                capture.record(
                        0, i, Bytes.network().raw(made.frame()).zeros(padding).toArray());
                long timeNs = i;
                made.sent().ifPresent(datagram -> sent.add(datagram.at(timeNs)));
            }
            assertEquals(sent, Reading.of(capture.bytes().toArray()).datagrams(), "seed " + seed);
        }
    }

    /** Frames with bytes changed and ends cut off, against a decoder that works in another way. */
    @Test
    void agreesWithTheModelAboutDamagedFrames() {
        Map<FrameKind, Long> seen = new EnumMap<>(FrameKind.class);
        for (long seed = 0; seed < 1000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            PcapWriter capture = new PcapWriter(ByteOrder.BIG_ENDIAN, true, 0, 1);
            Map<FrameKind, Long> kinds = new EnumMap<>(FrameKind.class);
            List<Sent> sent = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                byte[] frame = damagedFrame(random);
                capture.record(0, i, frame);
                FrameModel model = new FrameModel(frame);
                kinds.merge(model.kind(), 1L, Long::sum);
                seen.merge(model.kind(), 1L, Long::sum);
                long timeNs = i;
                model.sent().ifPresent(datagram -> sent.add(datagram.at(timeNs)));
            }
            Reading reading = Reading.of(capture.bytes().toArray());
            assertEquals(sent, reading.datagrams(), "seed " + seed);
            assertEquals(kinds, reading.kinds(), "seed " + seed);
        }
        for (FrameKind kind : FrameKind.values()) {
            long least = kind == FrameKind.ENCAPSULATED ? 100 : 500;
            assertTrue(
                    kind == FrameKind.OTHER_LINK || seen.getOrDefault(kind, 0L) > least, "too few of " + kind + seen);
        }
    }

    private static byte[] damagedFrame(SplittableRandom random) {
        byte[] frame = new RandomFrames(random).next(1).frame().clone();
        for (int i = random.nextInt(4); i > 0; i--) {
            frame[random.nextInt(Math.min(frame.length, 80))] = (byte) random.nextInt();
        }
        return random.nextBoolean() ? frame : Arrays.copyOf(frame, random.nextInt(frame.length));
    }

    /** Gives a few bytes at a time, as a slow pipe does. */
    private static final class Trickle extends FilterInputStream {
        private final SplittableRandom random;

        Trickle(byte[] bytes, long seed) {
            super(new ByteArrayInputStream(bytes));
            random = new SplittableRandom(seed);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return super.read(into, offset, Math.min(length, 1 + random.nextInt(40)));
        }
    }
}
