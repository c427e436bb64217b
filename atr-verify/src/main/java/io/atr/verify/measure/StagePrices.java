package io.atr.verify.measure;

import io.atr.bench.jmh.StagesRun;
import io.atr.verify.row.Contract;
import io.atr.verify.row.Evidence;
import io.atr.verify.row.Load;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** What each stage costs a packet on one thread, by JMH in JVMs of its own. Nothing crosses processors. */
public final class StagePrices implements Measurement {
    private static final Pattern WANTED =
            Pattern.compile("^(PopBenchmark.pop|GovernBenchmark.judge\\w*|AppendBenchmark.(append|publish|runs))$");
    private static final double SECONDS = 0.3;
    private static final int ITERATIONS = 3;
    private static final int SMALLEST_BATCH = 256;
    private static final double RANDOM_TARGET = 12;

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
        return 6 * (effort.of(2 * ITERATIONS) * SECONDS + 1.5);
    }

    @Override
    public List<Outcome> measure(Setting setting) {
        StagesRun run = new StagesRun(SECONDS, setting.effort().of(ITERATIONS), 1);
        List<StagesRun.Line> lines = StagesRun.names(WANTED).stream()
                .flatMap(name -> run.run(name).stream())
                .toList();
        List<Outcome> outcomes = new ArrayList<>();
        for (String section : List.of("4.", "14.")) {
            outcomes.add(outcome(section + "pop", lines, "Pop.pop", 1));
            outcomes.add(governed(Contract.known(section + "gov"), lines));
            outcomes.add(outcome(section + "ser", lines, "Append.append", 1));
        }
        outcomes.add(outcome("4.agg", lines, "Append.runs", 1));
        outcomes.add(outcome("4.enq", lines, "Append.publish", SMALLEST_BATCH));
        return outcomes;
    }

    /** The dearest of its workloads, each of which has its own target. */
    private static Outcome governed(Row row, List<StagesRun.Line> lines) {
        List<StagesRun.Line> judged =
                lines.stream().filter(line -> line.name().startsWith("Govern.")).toList();
        StagesRun.Line worst = judged.stream()
                .max(Comparator.comparingDouble(StagesRun.Line::nanos))
                .orElseThrow(() -> new IllegalStateException("JMH has no benchmark of governance"));
        boolean met = judged.stream()
                .allMatch(line -> line.nanos() <= (line.workload().equals("random") ? RANDOM_TARGET : row.target()));
        return Outcome.judged(
                row,
                Evidence.of(row, worst.nanos(), judged.size())
                        .targetMet(met)
                        .between(worst.nanos() - worst.error(), worst.nanos() + worst.error())
                        .loads(judged.stream()
                                .map(line -> new Load(line.name() + " " + line.workload(), line.nanos()))
                                .toList()));
    }

    private static Outcome outcome(String id, List<StagesRun.Line> lines, String name, int shares) {
        Row row = Contract.known(id);
        StagesRun.Line line = lines.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("JMH has no benchmark " + name));
        double nanos = line.nanos() / shares;
        double error = line.error() / shares;
        return Outcome.judged(
                row,
                Evidence.of(row, nanos, 1).between(nanos - error, nanos + error).loads(List.of(new Load(name, nanos))));
    }
}
