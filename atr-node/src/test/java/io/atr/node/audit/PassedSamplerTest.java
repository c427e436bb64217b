package io.atr.node.audit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.Bus;
import io.atr.BusConfig;
import io.atr.Publication;
import io.atr.SubscriptionOptions;
import io.atr.governance.RuleSet;
import io.atr.governance.TopicSet;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassedSamplerTest {
    @TempDir
    private Path folder;

    @Test
    void whatPassesIsSampledWhicheverLaneItCameBy() throws Exception {
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
                    PassedSampler sampler = PassedSampler.start(log, bus)) {
                while (log.counters().verdicts() < 5) {
                    offered += publication.offer(7, data, 0, 48) < 0 ? 0 : 1;
                }
                sampled = log.counters().verdicts();
                assertTrue(sampler.missed() >= 0);
            }
            for (int i = 0; i < BusConfig.DEFAULT.limits().subscribers(); i++) {
                bus.subscribe(SubscriptionOptions.lossy()); // throws when the sampler has kept its place
            }
        }
        assertTrue(sampled * 1000 <= offered, sampled + " of " + offered);
        List<String> lines = Files.readAllLines(path);
        assertTrue(lines.size() >= 5);
        for (String line : lines) {
            assertTrue(
                    line.contains(
                            "\"topic\": 7, \"sender\": 1, \"verdict\": \"ALLOW\", \"reason\": \"ALLOWED\", \"rules\": 3"),
                    line);
        }
    }
}
