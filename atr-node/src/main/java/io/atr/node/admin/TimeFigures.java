package io.atr.node.admin;

import io.atr.Bus;
import io.atr.shard.ShardStatus;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import java.util.function.Consumer;

/** How long batches and judgements take: one batch in some is timed by its shard. Any thread. */
public final class TimeFigures implements Consumer<Figures> {
    private static final double SECONDS = 1e-9;
    private static final double EIGHTHS = 1e-9 / 8;

    private final Bus bus;

    /** The times of a bus. */
    public TimeFigures(Bus bus) {
        this.bus = bus;
    }

    @Override
    public void accept(Figures figures) {
        List<ShardStatus> shards = bus.status();
        HistogramSnapshot.Builder batches = HistogramSnapshot.builder()
                .name("atr_dp_batch_duration_seconds")
                .help("From the first packet of a batch to the publication of the last, of one batch in 64.");
        HistogramSnapshot.Builder judging = HistogramSnapshot.builder()
                .name("atr_gov_eval_duration_seconds")
                .help("What judging took for each packet, of the first packets of one batch in 64;"
                        + " with the clock's own cost.");
        for (int i = 0; i < shards.size(); i++) {
            ShardStatus shard = shards.get(i);
            Labels labels = Labels.of("shard", String.valueOf(i));
            batches.dataPoint(Durations.byTimeClass(labels, shard::batchTimes, SECONDS, shard.batchNanos() * SECONDS));
            judging.dataPoint(Durations.byOctave(
                    labels, ShardStatus.JUDGE_CLASSES, shard::judgeTimes, EIGHTHS, shard.judgeNanos() * SECONDS));
        }
        figures.add(batches.build());
        figures.add(judging.build());
    }
}
