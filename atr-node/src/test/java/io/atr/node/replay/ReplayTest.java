package io.atr.node.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.atr.governance.Verdict;
import io.atr.node.capture.CaptureBuilder;
import io.atr.node.capture.CaptureReader;
import io.atr.node.capture.KeyExtractor;
import io.atr.node.cli.Progress;
import io.atr.node.cli.Terminal;
import io.atr.node.rules.RulesReader;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replays with a stop, a pace, another clock, and many datagrams. */
class ReplayTest {
    private static final long SECOND = 1_000_000_000;
    private static final BooleanSupplier NEVER = () -> false;

    @TempDir
    private Path folder;

    private Path capture(int datagrams, long gapNs) throws Exception {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < datagrams; i++) {
            samples.add(Sample.udp(i * gapNs, "10.0.0." + i % 9, "10.0.1.1", 53, 1, 2, 3));
        }
        byte[] bytes = Sample.capture(CaptureBuilder.Format.PCAP_NANO, ByteOrder.LITTLE_ENDIAN, samples);
        return Files.write(folder.resolve(datagrams + ".pcap"), bytes);
    }

    private static Outcome replay(
            Path capture, Plan.Time time, Speed speed, int loops, Records records, BooleanSupplier stop)
            throws Exception {
        String rules = """
                version: 1
                topics:
                  - {name: "udp:10.0.1.1:53", id: 1, rate: 1/s, burst: 5}
                senders:
                  - {name: anyone, id: 1, address: "*", publish: ["*"]}
                """;
        Plan plan = new Plan(
                capture,
                Path.of("rules"),
                RulesReader.parse("rules", rules),
                KeyExtractor.parse("udp.dst"),
                KeyExtractor.parse("ip.src"),
                time,
                speed,
                loops,
                PacketView.USUAL);
        OutputStream nowhere = OutputStream.nullOutputStream();
        try (Progress progress = new Progress(Terminal.plain(nowhere, nowhere), "test", -1)) {
            return new Replay(plan, records, progress, stop).run(CaptureReader.open(capture), warning -> {});
        }
    }

    @Test
    void stopsWhenAskedWithWhatWasSeen() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        Outcome outcome = replay(
                capture(1000, SECOND),
                Plan.Time.CAPTURE,
                Speed.MAX,
                3,
                new VerdictFile("file", file),
                () -> asked.incrementAndGet() > 1001 + 234); // the end of a pass is asked for, too
        assertEquals(Ending.INTERRUPTED, outcome.ending());
        assertEquals(1234, outcome.datagrams());
        assertEquals(2, outcome.passes());
        List<String> lines = file.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(1235, lines.size());
        assertEquals("1233,233000000000,1,1,ALLOW,ALLOWED", lines.getLast());
    }

    @Test
    void aStopEndsALongWait() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Outcome outcome = replay(
                capture(3, 3600 * SECOND),
                Plan.Time.CAPTURE,
                new Speed(1),
                1,
                Records.NOWHERE,
                () -> asked.incrementAndGet() > 5);
        assertEquals(Ending.INTERRUPTED, outcome.ending());
        assertEquals(1, outcome.datagrams());
    }

    @Test
    void aPaceIsKept() throws Exception {
        Path capture = capture(5, SECOND / 100);
        for (Plan.Time time : Plan.Time.values()) {
            Outcome outcome = replay(capture, time, new Speed(2), 2, Records.NOWHERE, NEVER);
            assertEquals(10, outcome.datagrams());
            assertTrue(outcome.wallNanos() >= 40_000_000, "80 ms of capture took " + outcome.wallNanos() + " ns");
        }
    }

    @Test
    void byTheWallsClockTheCapturesTimesDoNotCount() throws Exception {
        Path capture = capture(1000, SECOND);
        assertEquals(
                1000,
                replay(capture, Plan.Time.CAPTURE, Speed.MAX, 1, Records.NOWHERE, NEVER)
                        .of(Verdict.ALLOW));
        List<Long> times = new ArrayList<>();
        Outcome outcome = replay(
                capture, Plan.Time.WALL, Speed.MAX, 1, (timeNs, topic, sender, code) -> times.add(timeNs), NEVER);
        long allowed = outcome.of(Verdict.ALLOW);
        long refilled = 1 + outcome.wallNanos() / SECOND;
        assertTrue(allowed >= 5 && allowed <= 5 + refilled, allowed + " allowed");
        assertEquals(1000, outcome.datagrams());
        for (int i = 0; i < times.size(); i++) {
            assertEquals(i * SECOND, times.get(i), "the capture's own time, in its order");
        }
    }

    /** Code that is not compiled yet allocates, so the best of some rounds counts. */
    @Test
    void eachDatagramCostsNoMemory() throws Exception {
        Path few = capture(2_000, SECOND);
        Path many = capture(50_000, SECOND);
        for (Plan.Time time : Plan.Time.values()) {
            long least = Long.MAX_VALUE;
            for (int round = 0; round < 20 && least >= 48_000; round++) {
                least = Math.min(least, allocatedBy(many, time) - allocatedBy(few, time));
            }
            assertTrue(least < 48_000, time + ": a byte a datagram or more: " + least);
        }
    }

    private static long allocatedBy(Path capture, Plan.Time time) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        VerdictFile file = new VerdictFile("nowhere", OutputStream.nullOutputStream());
        long before = threads.getCurrentThreadAllocatedBytes();
        replay(capture, time, Speed.MAX, 1, file, NEVER);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
