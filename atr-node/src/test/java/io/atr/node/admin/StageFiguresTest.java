package io.atr.node.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.Bus;
import io.atr.BusConfig;
import io.atr.Publication;
import io.atr.governance.RuleSet;
import io.atr.governance.TopicSet;
import io.atr.shard.BatchPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** By a clock that goes on by 512 ns whenever somebody looks at it: two nanoseconds for each packet of a block. */
class StageFiguresTest {
    private static final int BLOCK = 256;

    private long now;
    private final Bus bus = Bus.onCallersThread(
            BusConfig.DEFAULT.with(new BatchPolicy(4096, 512, Long.MAX_VALUE)), () -> now += 2 * BLOCK);

    @Test
    void eachStageHasItsPriceAndItsPartOfTheBudget() throws IOException {
        bus.priceStages(1);
        bus.apply(RuleSet.builder()
                .topic(0, 1_000_000_000, 1_000_000)
                .sender(0, TopicSet.of(0), 1_000_000)
                .build());
        Publication publication = bus.publish(0);
        for (int i = 0; i < 3; i++) {
            publication.tryClaim(0, BLOCK);
            publication.commit();
            bus.doWork();
        }
        String page = page();
        assertEquals(3, sample(page, "atr_dp_stage_packet_seconds_count{phase=\"govern\",shard=\"0\"}"));
        assertEquals(6e-9, sample(page, "atr_dp_stage_packet_seconds_sum{phase=\"govern\",shard=\"0\"}"), 1e-15);
        assertEquals(0, sample(page, bucket("1.0E-9")));
        assertEquals(3, sample(page, bucket("4.0E-9")));
        assertEquals(2 / 25.0, sample(page, "atr_dp_stage_budget_ratio{phase=\"govern\",shard=\"0\"}"), 0.01);
        assertEquals(2 / 11.0, sample(page, "atr_dp_stage_budget_ratio{phase=\"dispatch\",shard=\"0\"}"), 0.02);
    }

    @Test
    void aShardThatPricedNothingUsesNoPartOfAnyBudget() throws IOException {
        assertFalse(page().contains("atr_dp_stage_budget_ratio{"), page());
        assertEquals(0, sample(page(), "atr_dp_stage_packet_seconds_count{phase=\"pop\",shard=\"0\"}"));
    }

    private static String bucket(String bound) {
        return "atr_dp_stage_packet_seconds_bucket{phase=\"govern\",shard=\"0\",le=\"" + bound + "\"}";
    }

    private String page() throws IOException {
        return new MetricsPage(List.of(new StageFigures(bus)))
                .write(null)
                .body()
                .toString(StandardCharsets.UTF_8);
    }

    private static double sample(String page, String name) {
        List<String> lines =
                page.lines().filter(line -> line.startsWith(name + " ")).toList();
        assertTrue(lines.size() == 1, () -> name + " in\n" + page);
        return Double.parseDouble(lines.getFirst().substring(name.length() + 1));
    }
}
