package io.atr.verify.measure;

import io.atr.bench.jmh.StagesRun;
import io.atr.shard.Stage;
import io.atr.shard.StagePrices;
import io.atr.verify.row.Contract;
import io.atr.verify.row.Evidence;
import io.atr.verify.row.Load;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Row;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What each stage costs a packet: as the running shard prices it, and as JMH does on one thread, in JVMs of its own. */
public final class StageCosts implements Measurement {
    private static final Pattern WANTED =
            Pattern.compile("^(PopBenchmark.pop|GovernBenchmark.judge\\w*|AppendBenchmark.(append|publish|runs))$");
    private static final double SECONDS = 0.2;
    private static final int ITERATIONS = 3;
    private static final int SMALLEST_BATCH = 256;
    private static final double RANDOM_TARGET = 12;
    private static final String RANDOM = "random";

    @Override
    public String name() {
        return "stages";
    }

    @Override
    public List<String> rows() {
        return List.of("4.pop", "4.gov", "4.agg", "4.ser", "4.enq", "14.gov", "14.pop", "14.ser");
    }

    @Override
    public double seconds(Effort effort) {
        return LivePrices.seconds(effort) + 6 * (effort.of(2 * ITERATIONS) * SECONDS + 1.5);
    }

    @Override
    public List<Outcome> measure(Setting setting) {
        LivePrices live = LivePrices.measure(setting);
        StagesRun run = new StagesRun(SECONDS, setting.effort().of(ITERATIONS), 1);
        List<StagesRun.Line> lines = StagesRun.names(WANTED).stream()
                .flatMap(name -> run.run(name).stream())
                .toList();
        return outcomes(live, byStage(lines));
    }

    /** The rows of what was found. */
    static List<Outcome> outcomes(LivePrices live, Map<Stage, List<Load>> confirmed) {
        List<Outcome> outcomes = new ArrayList<>();
        rowIds().forEach((id, stage) ->
                outcomes.add(outcome(Contract.known(id), stage, live, confirmed.getOrDefault(stage, List.of()))));
        return outcomes;
    }

    private static Map<String, Stage> rowIds() {
        return Map.of(
                "4.pop", Stage.POP,
                "4.gov", Stage.GOVERN,
                "4.agg", Stage.AGGREGATE,
                "4.ser", Stage.SERIALIZE,
                "4.enq", Stage.DISPATCH,
                "14.pop", Stage.POP,
                "14.gov", Stage.GOVERN,
                "14.ser", Stage.SERIALIZE);
    }

    /** The dearest of its loads, each of which has its own target. */
    private static Outcome outcome(Row row, Stage stage, LivePrices live, List<Load> confirmed) {
        List<Load> loads = new ArrayList<>(live.loads(stage));
        loads.addAll(confirmed);
        StagePrices sampled = live.sampled();
        List<Load> judged = new ArrayList<>(confirmed);
        judged.add(loads.getFirst());
        double worst = judged.stream().mapToDouble(Load::value).max().orElseThrow();
        boolean met = judged.stream().allMatch(load -> load.value() <= target(row, load));
        return Outcome.judged(
                row,
                Evidence.of(row, worst, sampled.blocks() * StagePrices.BLOCK)
                        .targetMet(met)
                        .between(sampled.percentile(stage, 0.1), sampled.percentile(stage, 0.9))
                        .loads(loads)
                        .placement(live.placement().label())
                        .reason(live.words()));
    }

    private static double target(Row row, Load load) {
        return load.name().endsWith(RANDOM) ? RANDOM_TARGET : row.target();
    }

    private static Map<Stage, List<Load>> byStage(List<StagesRun.Line> lines) {
        Map<Stage, List<Load>> loads = new EnumMap<>(Stage.class);
        for (StagesRun.Line line : lines) {
            boolean publishes = line.name().equals("Append.publish");
            double nanos = publishes ? line.nanos() / SMALLEST_BATCH : line.nanos();
            loads.computeIfAbsent(stage(line.name()), _ -> new ArrayList<>())
                    .add(new Load(("JMH " + line.name() + " " + line.workload()).strip(), nanos));
        }
        return loads;
    }

    private static Stage stage(String benchmark) {
        return switch (benchmark) {
            case "Pop.pop" -> Stage.POP;
            case "Append.runs" -> Stage.AGGREGATE;
            case "Append.append" -> Stage.SERIALIZE;
            case "Append.publish" -> Stage.DISPATCH;
            default -> Stage.GOVERN;
        };
    }
}
