package io.atr.node.admin;

import io.atr.Bus;
import io.atr.governance.Reason;
import io.atr.governance.Verdict;
import io.atr.shard.ShardStatus;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** What the shards counted, read out of their own memory at each scrape: it costs them nothing. Any thread. */
public final class DataPlaneFigures implements Consumer<Figures> {
    private static final double NANOS = 1e9;

    private final Bus bus;

    /** The figures of a bus; they stay readable when it is closed. */
    public DataPlaneFigures(Bus bus) {
        this.bus = bus;
    }

    @Override
    public void accept(Figures figures) {
        List<Reading> shards = new ArrayList<>();
        List<ShardStatus> all = bus.status();
        for (int i = 0; i < all.size(); i++) {
            shards.add(Reading.of(i, all.get(i)));
        }
        verdicts(figures, "atr_dp_packets_processed_total", "Packets judged, by decision.", shards, Reading::packets);
        verdicts(figures, "atr_gov_eval_total", "Packets that the rules were asked about.", shards, Reading::evaluated);
        dropped(figures, shards);
        perShard(
                figures,
                "atr_dp_packets_throttled_total",
                "Packets refused because the rate of their topic was used up.",
                shards,
                shard -> shard.packets(Verdict.THROTTLE));
        Figures.Counter waited =
                figures.counter("atr_dp_log_wait_seconds_total", "Time for which a log waited for gating subscribers.");
        shards.forEach(shard -> waited.add(shard.waitedNanos() / NANOS, "shard", name(shard)));
        waited.end();
        perShard(
                figures,
                "atr_dp_queue_full_total",
                "Lanes that their shard found full: the publisher had to wait, or was about to.",
                shards,
                Reading::fullLanes);
        figures.add(batchSizes(shards));
        figures.add(queueDepths(all.size()));
    }

    private GaugeSnapshot queueDepths(int shards) {
        GaugeSnapshot.Builder builder =
                GaugeSnapshot.builder().name("atr_dp_queue_depth").help("Packets in lanes that wait to be judged.");
        for (int shard = 0; shard < shards; shard++) {
            builder.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                    .labels(Labels.of("shard", String.valueOf(shard)))
                    .value((double) bus.queued(shard))
                    .build());
        }
        return builder.build();
    }

    private interface ByVerdict {
        long of(Reading shard, Verdict verdict);
    }

    private static void verdicts(Figures figures, String name, String help, List<Reading> shards, ByVerdict count) {
        Figures.Counter counter = figures.counter(name, help);
        for (Reading shard : shards) {
            for (Verdict verdict : Verdict.values()) {
                counter.add(
                        count.of(shard, verdict),
                        "shard",
                        name(shard),
                        "decision",
                        verdict.name().toLowerCase(Locale.ROOT));
            }
        }
        counter.end();
    }

    private static void dropped(Figures figures, List<Reading> shards) {
        Figures.Counter counter =
                figures.counter("atr_dp_packets_dropped_total", "Packets refused for good, by reason.");
        for (Reading shard : shards) {
            for (Reason reason : Reason.values()) {
                if (reason.verdict() == Verdict.DROP) {
                    counter.add(shard.count(reason), "shard", name(shard), "reason", reason.name());
                }
            }
        }
        counter.end();
    }

    private static void perShard(
            Figures figures, String name, String help, List<Reading> shards, ToLongFunction<Reading> count) {
        Figures.Counter counter = figures.counter(name, help);
        shards.forEach(shard -> counter.add(count.applyAsLong(shard), "shard", name(shard)));
        counter.end();
    }

    /** Size classes are ranges up to 2^(i+1) - 1, so their bounds are exact; the sum is that of the packets judged. */
    private static HistogramSnapshot batchSizes(List<Reading> shards) {
        HistogramSnapshot.Builder builder =
                HistogramSnapshot.builder().name("atr_dp_batch_size").help("Packets judged in one batch.");
        for (Reading shard : shards) {
            ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
            for (int i = 0; i < ShardStatus.SIZE_CLASSES; i++) {
                boolean last = i == ShardStatus.SIZE_CLASSES - 1;
                buckets.bucket(last ? Double.POSITIVE_INFINITY : (2L << i) - 1, shard.batches(i));
            }
            builder.dataPoint(HistogramSnapshot.HistogramDataPointSnapshot.builder()
                    .labels(Labels.of("shard", name(shard)))
                    .classicHistogramBuckets(buckets.build())
                    .sum((double) shard.packets())
                    .build());
        }
        return builder.build();
    }

    private static String name(Reading shard) {
        return String.valueOf(shard.shard());
    }
}
