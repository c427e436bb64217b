package io.atr.node.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atr.node.capture.CaptureReader;
import io.atr.node.capture.KeyExtractor;
import io.atr.node.cli.Progress;
import io.atr.node.cli.Terminal;
import io.atr.node.rules.RulesReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A pipe that says nothing more: the replay waits in the middle of a read, where it cannot look for a stop. */
@Timeout(60)
class IdlePipeTest {
    private static final String RULES = """
            version: 1
            topics:
              - {name: "udp:10.0.0.9:53", id: 7}
            senders:
              - {name: one, id: 1, address: 10.0.0.1, publish: ["*"]}
            """;
    private static final Sample[] SAMPLES = {
        Sample.udp(1_000, "10.0.0.1", "10.0.0.9", 53, 1), Sample.udp(2_000, "10.0.0.1", "10.0.0.9", 53, 2)
    };

    /** Delivers some bytes; from then on a read ends only when somebody closes it. */
    private static final class Idle extends InputStream {
        final CountDownLatch waiting = new CountDownLatch(1);
        private final CountDownLatch closed = new CountDownLatch(1);
        private final byte[] bytes;
        private int next;

        Idle(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = Math.min(length, bytes.length - next);
            if (count > 0) {
                System.arraycopy(bytes, next, into, offset, count);
                next += count;
                return count;
            }
            waiting.countDown();
            try {
                closed.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            throw new IOException("closed");
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    /** At the border of a record, and in the middle of one. */
    @Test
    void aStopEndsTheReadAndCountsWhatCameBefore() throws Exception {
        byte[] whole = Sample.capture(SAMPLES);
        assertEquals(2, stoppedWhileReading(whole).datagrams());
        assertEquals(
                1, stoppedWhileReading(Arrays.copyOf(whole, whole.length - 1)).datagrams());
    }

    private static Outcome stoppedWhileReading(byte[] delivered) throws Exception {
        Idle idle = new Idle(delivered);
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        Terminal nowhere = Terminal.plain(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
        CaptureReader reader = CaptureReader.open(idle, "idle");
        try (Progress progress = new Progress(nowhere, "test", CaptureReader.UNKNOWN)) {
            Replay replay = new Replay(plan(), new VerdictFile("rows", rows), progress, () -> false);
            CompletableFuture<Outcome> outcome =
                    CompletableFuture.supplyAsync(() -> replay.run(reader, warning -> {}), IdlePipeTest::start);
            idle.waiting.await();
            long live = rows.toString(StandardCharsets.UTF_8).lines().count();
            reader.close();
            Outcome seen = outcome.get();
            assertEquals(seen.datagrams() + 1, live, "lines that were written before the pipe was waited for");
            assertEquals(Ending.INTERRUPTED, seen.ending());
            assertEquals(
                    seen.datagrams() + 1,
                    rows.toString(StandardCharsets.UTF_8).lines().count());
            return seen;
        }
    }

    private static void start(Runnable work) {
        Thread.ofPlatform().daemon().start(work);
    }

    private static Plan plan() throws Exception {
        return new Plan(
                Path.of("idle"),
                Path.of("rules"),
                RulesReader.parse("rules", RULES),
                KeyExtractor.parse("udp.dst"),
                KeyExtractor.parse("ip.src"),
                Plan.Time.CAPTURE,
                Speed.MAX,
                1,
                PacketView.USUAL);
    }
}
