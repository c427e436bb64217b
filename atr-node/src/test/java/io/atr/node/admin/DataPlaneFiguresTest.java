package io.atr.node.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.Bus;
import io.atr.BusConfig;
import io.atr.Limits;
import io.atr.Publication;
import io.atr.governance.RuleSet;
import io.atr.governance.TopicRule;
import io.atr.governance.TopicSet;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DataPlaneFiguresTest {
    private static final Pattern LINE = Pattern.compile("([a-z_]+)(?:\\{(.*)})? ([0-9.E+]+)");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");
    private static final Pattern NAME = Pattern.compile("atr_(cp|dp|gov|tx|bp)_[a-z]+(_[a-z]+)*");
    private static final Set<String> LABELS = Set.of(
            "shard", "worker", "transport", "decision", "reason", "priority", "mode", "phase", "from", "to", "le");

    @Test
    void countsSumUpAndOnlyRiseWhileTrafficFlows() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (Bus bus = Bus.start(BusConfig.DEFAULT.with(Limits.DEFAULT.withShards(2)))) {
            bus.apply(RuleSet.builder()
                    .topic(TopicRule.unlimited(1))
                    .topic(TopicRule.unlimited(2))
                    .topic(4, 100, 10)
                    .sender(1, TopicSet.of(1, 4))
                    .build());
            MetricsPage page = new MetricsPage(List.of(new DataPlaneFigures(bus)));
            Map<String, Double> before = new TreeMap<>();
            long sent = 0;
            try (Publication publication = bus.publish(1)) {
                for (int scrape = 0; scrape < 50; scrape++) {
                    for (int i = random.nextInt(2_000); i > 0; i--) {
                        sent += publication.offer(1 + random.nextInt(5), MemorySegment.ofArray(new byte[8]), 0, 8) >= 0
                                ? 1
                                : 0;
                    }
                    Map<String, Double> now = scrape(page);
                    check(now, "seed " + seed);
                    before.forEach((name, value) -> assertTrue(
                            name.startsWith("atr_dp_queue_depth") || now.getOrDefault(name, 0.0) >= value,
                            name + " fell, seed " + seed));
                    before = now;
                }
            }
            bus.close();
            Map<String, Double> last = scrape(page);
            check(last, "seed " + seed);
            assertEquals(sent, sum(last, "atr_dp_packets_processed_total", ""), "seed " + seed);
            assertEquals(sent, sum(last, "atr_dp_batch_size_sum", ""));
        }
    }

    @Test
    void namesAndLabelsAreThoseOfTheContract() throws IOException {
        try (Bus bus = Bus.start(BusConfig.DEFAULT)) {
            for (String sample :
                    scrape(new MetricsPage(List.of(new DataPlaneFigures(bus)))).keySet()) {
                assertTrue(NAME.matcher(sample.split("\\{", 2)[0]).matches(), sample);
                Matcher labels = LABEL.matcher(sample);
                while (labels.find()) {
                    assertTrue(LABELS.contains(labels.group(1)), sample);
                }
            }
        }
    }

    private static void check(Map<String, Double> samples, String what) {
        for (String shard : List.of("0", "1")) {
            String mine = "shard=\"" + shard + "\"";
            double processed = sum(samples, "atr_dp_packets_processed_total", mine);
            assertEquals(processed, sum(samples, "atr_dp_batch_size_sum", mine), what);
            assertEquals(
                    sum(samples, "atr_dp_packets_processed_total{decision=\"drop\"", mine),
                    sum(samples, "atr_dp_packets_dropped_total", mine),
                    what);
            assertEquals(
                    sum(samples, "atr_dp_packets_processed_total{decision=\"throttle\"", mine),
                    sum(samples, "atr_dp_packets_throttled_total", mine),
                    what);
            assertTrue(sum(samples, "atr_gov_eval_total", mine) <= processed, what);
        }
    }

    private static double sum(Map<String, Double> samples, String start, String label) {
        return samples.entrySet().stream()
                .filter(sample ->
                        sample.getKey().startsWith(start) && sample.getKey().contains(label))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private static Map<String, Double> scrape(MetricsPage page) throws IOException {
        Map<String, Double> samples = new TreeMap<>();
        String text = page.write(null).body().toString(StandardCharsets.UTF_8);
        for (String line : text.split("\n", -1)) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                Matcher matcher = LINE.matcher(line);
                assertTrue(matcher.matches(), line);
                String labels = matcher.group(2) == null ? "" : matcher.group(2);
                samples.put(matcher.group(1) + "{" + labels, Double.valueOf(matcher.group(3)));
            }
        }
        return samples;
    }
}
