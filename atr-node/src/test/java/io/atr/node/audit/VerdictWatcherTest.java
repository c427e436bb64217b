package io.atr.node.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.Bus;
import io.atr.BusConfig;
import io.atr.Publication;
import io.atr.SubscriptionOptions;
import io.atr.governance.RuleSet;
import io.atr.governance.TopicSet;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictWatcherTest {
    private static final long ENOUGH = 100_000_000;
    private static final String PASSED =
            "\"topic\": 7, \"sender\": 1, \"verdict\": \"ALLOW\", \"reason\": \"ALLOWED\", \"rules\": 3";
    private static final String REFUSED =
            "\"topic\": 8, \"sender\": 1, \"verdict\": \"DROP\", \"reason\": \"E_GOV_UNKNOWN_TOPIC\", \"rules\": 3";

    @TempDir
    private Path folder;

    @Test
    void verdictsAreSampledWhicheverLaneThePacketCameBy() throws Exception {
        Path path = folder.resolve("audit.jsonl");
        long offered = 0;
        long sampled;
        try (Bus bus = Bus.start(BusConfig.DEFAULT)) {
            bus.apply(RuleSet.builder()
                    .topic(7, 1_000_000_000, 1_000_000_000)
                    .sender(1, TopicSet.of(7), 1_000_000)
                    .build());
            MemorySegment data = Arena.global().allocate(48);
            try (AuditLog log = AuditLog.open(path, new AuditLimits(1 << 20, 2, 1000), () -> 3, System.err::println);
                    Publication publication = bus.publish(1);
                    VerdictWatcher sampler = VerdictWatcher.start(log, bus)) {
                while (offered < ENOUGH && !(isWritten(path, PASSED) && isWritten(path, REFUSED))) {
                    for (int i = 0; i < 10_000; i++) {
                        offered += publication.offer(7 + (i & 1), data, 0, 48) < 0 ? 0 : 1;
                    }
                }
                sampled = log.counters().verdicts();
                assertTrue(sampler.missed() >= 0);
            }
            for (int i = 0; i < BusConfig.DEFAULT.limits().subscribers(); i++) {
                bus.subscribe(SubscriptionOptions.lossy()); // throws when the sampler has kept its place
            }
        }
        assertTrue(sampled * 1000 <= offered, sampled + " of " + offered);
        assertTrue(isWritten(path, PASSED));
        assertTrue(isWritten(path, REFUSED));
        assertTrue(Files.readAllLines(path).stream().allMatch(line -> line.contains(PASSED) || line.contains(REFUSED)));
    }

    @Test
    void aSampleThatFailsCostsNoOther() throws Exception {
        Path path = folder.resolve("audit.jsonl");
        AtomicInteger asked = new AtomicInteger();
        LongSupplier version = () -> {
            if (asked.incrementAndGet() <= 2) {
                throw new OutOfMemoryError("for a test");
            }
            return 3;
        };
        MemorySegment data = Arena.global().allocate(48);
        try (Bus bus = Bus.start(BusConfig.DEFAULT);
                AuditLog log = AuditLog.open(path, new AuditLimits(1 << 20, 2, 1000), version, System.err::println);
                Publication publication = bus.publish(1);
                VerdictWatcher _ = VerdictWatcher.start(log, bus)) {
            for (long offered = 0; offered < ENOUGH && log.counters().lost() + asked.get() < 5; ) {
                offered += publication.offer(8, data, 0, 48) < 0 ? 0 : 1;
            }
            assertEquals(2, log.counters().lost());
            assertTrue(asked.get() > 2, "it goes on");
        }
    }

    private static boolean isWritten(Path path, String what) throws IOException {
        return Files.readString(path).contains(what);
    }
}
