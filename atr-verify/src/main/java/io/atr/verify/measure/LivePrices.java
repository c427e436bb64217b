package io.atr.verify.measure;

import io.atr.bench.machine.Placement;
import io.atr.shard.Stage;
import io.atr.shard.StagePrices;
import io.atr.verify.line.Line;
import io.atr.verify.row.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The stages of a shard at full speed as it prices them itself, how much dearer they are for being taken so rarely, and what
 * pricing them costs everybody else: pairs of stretches with and without, in turn. Immutable.
 *
 * @param sampled one batch in 1024 stage by stage, as users have it
 * @param every each batch stage by stage: the same code, never cold
 * @param cost what the sampling takes off the throughput, in percent
 * @param placement of the processors
 */
record LivePrices(StagePrices sampled, StagePrices every, Estimate cost, Placement placement) {
    private static final int ONE_IN = 1024;
    private static final double WARM_UP_SECONDS = 1;
    private static final double SECONDS = 0.3;
    private static final int PAIRS = 8;

    /** One pair of stretches, and one with every batch priced. */
    private record Sample(double lostPercent, StagePrices sampled, StagePrices every) {}

    /** About how long {@link #measure} takes. */
    static double seconds(Effort effort) {
        return 2 * WARM_UP_SECONDS + effort.of(PAIRS) * (3 * SECONDS + 0.15);
    }

    /** Measures them. */
    static LivePrices measure(Setting setting) {
        Steadiness<Sample> samples = new Steadiness<>(setting.cpus());
        try (Line line = new Line(setting.stand())) {
            samples.warmUp(() -> {
                prices(line, 1, WARM_UP_SECONDS);
                prices(line, ONE_IN, WARM_UP_SECONDS);
            });
            for (int i = 0; i < setting.effort().of(PAIRS); i++) {
                boolean pricedFirst = (i & 1) == 0;
                samples.sample(() -> sample(line, pricedFirst));
            }
        }
        List<Sample> judged = samples.judged();
        return new LivePrices(
                judged.stream().map(Sample::sampled).reduce(StagePrices.none(), StagePrices::plus),
                judged.stream().map(Sample::every).reduce(StagePrices.none(), StagePrices::plus),
                Estimate.of(judged.stream().mapToDouble(Sample::lostPercent).toArray()),
                samples.placement());
    }

    /** What there is to say of one stage: the typical price as users have it first. */
    List<Load> loads(Stage stage) {
        List<Load> loads = new ArrayList<>();
        loads.add(new Load("running shard, one batch in " + ONE_IN, sampled.median(stage)));
        loads.add(new Load("running shard, mean of those", sampled.mean(stage)));
        loads.add(new Load("running shard, p99 of those", sampled.percentile(stage, 0.99)));
        loads.add(new Load("running shard, every batch", every.median(stage)));
        return loads;
    }

    /** What a reader has to know of them. */
    String words() {
        double cold = 100 * (sampled.total() / every.total() - 1);
        return String.format(
                Locale.ROOT,
                "%d blocks of %d packets; for running so rarely all stages together are %.0f %% dearer than when every batch is"
                        + " priced; pricing one batch in %d takes %s off the throughput (%s)",
                sampled.blocks(),
                StagePrices.BLOCK,
                cold,
                ONE_IN,
                cost.words("%"),
                cost.includes(0) ? "no difference" : "a difference");
    }

    private static Sample sample(Line line, boolean pricedFirst) {
        Stretch first = stretch(line, pricedFirst ? ONE_IN : 0);
        Stretch second = stretch(line, pricedFirst ? 0 : ONE_IN);
        Stretch priced = pricedFirst ? first : second;
        Stretch fused = pricedFirst ? second : first;
        return new Sample(100 * (1 - priced.perSecond / fused.perSecond), priced.prices, prices(line, 1, SECONDS));
    }

    private record Stretch(double perSecond, StagePrices prices) {}

    private static Stretch stretch(Line line, int oneIn) {
        StagePrices before = line.status().stagePrices();
        line.bus().priceStages(oneIn);
        double perSecond = line.perSecond((long) (SECONDS * 1e9));
        return new Stretch(perSecond, line.status().stagePrices().since(before));
    }

    private static StagePrices prices(Line line, int oneIn, double seconds) {
        StagePrices before = line.status().stagePrices();
        line.bus().priceStages(oneIn);
        line.stream((long) (seconds * 1e9));
        return line.status().stagePrices().since(before);
    }
}
