package io.atr.node.admin;

import io.atr.Bus;
import io.atr.shard.Stage;
import io.atr.shard.StagePrices;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** What a packet costs in each stage, and how much of the contract's budget that is: shards price one batch in some. Any thread. */
public final class StageFigures implements Consumer<Figures> {
    private static final double SECONDS = 1e-9;

    private final Bus bus;

    /** The stages of a bus. */
    public StageFigures(Bus bus) {
        this.bus = bus;
    }

    @Override
    public void accept(Figures figures) {
        HistogramSnapshot.Builder prices = HistogramSnapshot.builder()
                .name("atr_dp_stage_packet_seconds")
                .help("What a packet costs in a stage, by blocks of " + StagePrices.BLOCK
                        + " packets that are taken stage by stage; with a part of the clock's own cost.");
        GaugeSnapshot.Builder use = GaugeSnapshot.builder()
                .name("atr_dp_stage_budget_ratio")
                .help("The typical price of a stage since the start, as a part of the contract's budget.");
        List<StagePrices> shards = bus.stagePrices();
        for (int shard = 0; shard < shards.size(); shard++) {
            for (Stage stage : Stage.values()) {
                Labels labels = labels(shard, stage);
                prices.dataPoint(price(labels, shards.get(shard), stage));
                if (shards.get(shard).blocks() > 0) {
                    use.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                            .labels(labels)
                            .value(shards.get(shard).budgetUse(stage))
                            .build());
                }
            }
        }
        figures.add(prices.build());
        figures.add(use.build());
    }

    private static HistogramSnapshot.HistogramDataPointSnapshot price(Labels labels, StagePrices prices, Stage stage) {
        double share = SECONDS / StagePrices.BLOCK;
        return Durations.byTimeClass(
                labels, timeClass -> prices.blocks(stage, timeClass), share, prices.nanos(stage) * share);
    }

    private static Labels labels(int shard, Stage stage) {
        return Labels.of("shard", String.valueOf(shard), "phase", stage.name().toLowerCase(Locale.ROOT));
    }
}
