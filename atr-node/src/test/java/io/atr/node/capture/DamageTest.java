package io.atr.node.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.node.capture.CaptureException.Kind;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DamageTest {
    /** However a capture is cut, what comes out are the datagrams whose records are whole, and then one clear failure. */
    @Test
    void readsEverythingBeforeACutAtAnyByte() {
        for (long seed = 0; seed < 20; seed++) {
            RandomCapture capture = new RandomCapture(seed, 8);
            for (int length = 0; length < capture.bytes.length; length++) {
                Reading reading = Reading.of(Arrays.copyOf(capture.bytes, length));
                String at = "seed " + seed + " cut to " + length + " bytes";
                assertEquals(capture.sent.subList(0, whole(capture, length)), reading.datagrams(), at);
                if (length < 24) {
                    assertTrue(reading.damage().isPresent(), at);
                }
                if (reading.damage().isPresent()) {
                    assertEquals(expected(length), reading.damageKind(), at);
                }
                assertTrue(reading.damage().isPresent() || reading.bytesRead() == length, at);
            }
        }
    }

    private static Kind expected(int length) {
        return length == 0 ? Kind.EMPTY : length < 4 ? Kind.NOT_A_CAPTURE : Kind.TRUNCATED;
    }

    /** Records that end before the flipped bit are not affected by it, unless it lies in what describes them. */
    @Test
    void survivesFlippedBits() {
        for (long seed = 0; seed < 20_000; seed++) {
            RandomCapture capture = new RandomCapture(seed % 200, 12);
            SplittableRandom random = new SplittableRandom(seed);
            byte[] damaged = capture.bytes.clone();
            int first = damaged.length;
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                int at = random.nextInt(damaged.length);
                damaged[at] ^= (byte) (1 << random.nextInt(8));
                first = Math.min(first, at);
            }
            Reading reading = Reading.of(damaged);
            String at = "seed " + seed + " " + reading.damage();
            int intact = whole(capture, first);
            assertTrue(reading.datagrams().size() >= intact, at);
            assertEquals(capture.sent.subList(0, intact), reading.datagrams().subList(0, intact), at);
            assertTrue(reading.bytesRead() <= damaged.length, at);
            assertTrue(reading.datagrams().stream().allMatch(datagram -> datagram.timeNs() >= 0), at);
        }
    }

    private static int whole(RandomCapture capture, int length) {
        return (int) capture.ends.stream().filter(end -> end <= length).count();
    }
}
