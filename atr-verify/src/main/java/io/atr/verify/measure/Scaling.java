package io.atr.verify.measure;

import io.atr.bench.machine.PinnedThread;
import io.atr.bench.report.Spread;
import io.atr.verify.row.Contract;
import io.atr.verify.row.Evidence;
import io.atr.verify.row.Load;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;

/** What several shards do together beside what each would do alone: self-fed, one on each processor. */
public final class Scaling implements Measurement {
    private static final int ROUNDS = 4;
    private static final double SECONDS = 0.5;

    @Override
    public String name() {
        return "scaling";
    }

    @Override
    public List<String> rows() {
        return List.of("8.eff");
    }

    @Override
    public double seconds(Effort effort) {
        return 2 + (1 + effort.of(ROUNDS)) * 3 * SECONDS;
    }

    @Override
    public List<Outcome> measure(Setting setting) {
        List<Integer> cpus = List.of(setting.cpus().client(), setting.cpus().stage());
        List<Double> efficiencies = new ArrayList<>();
        List<Double> alone = new ArrayList<>();
        List<Double> together = new ArrayList<>();
        for (int round = -1; round < setting.effort().of(ROUNDS); round++) {
            double first = rate(cpus.subList(0, 1));
            double both = rate(cpus);
            double second = rate(cpus.subList(1, 2));
            if (round >= 0) {
                alone.add((first + second) / 2);
                together.add(both);
                efficiencies.add(both / (first + second));
            }
        }
        return List.of(outcome(spread(efficiencies), spread(alone), spread(together), efficiencies.size()));
    }

    /** Two points fit a one-parameter law, which then says what more processors would do; it is a model, and is called one. */
    private static Outcome outcome(Spread efficiency, Spread alone, Spread together, int rounds) {
        Row row = Contract.known("8.eff");
        double contention = Math.max(0, 1 / efficiency.median() - 1);
        List<Load> loads = new ArrayList<>();
        loads.add(new Load("M/s of 1 shard", alone.median() / 1e6));
        loads.add(new Load("M/s of 2 shards", together.median() / 1e6));
        for (int n : new int[] {4, 8, 16}) {
            loads.add(new Load("model, efficiency of " + n, 1 / (1 + contention * (n - 1))));
        }
        return Outcome.judged(
                row,
                Evidence.of(row, efficiency.median(), rounds)
                        .between(efficiency.p10(), efficiency.p90())
                        .loads(loads)
                        .reason(
                                "beyond 2 processors a model: 1 / (1 + s (N - 1)), the scalability law without its second term,"
                                        + " which two points cannot tell"));
    }

    private static Spread spread(List<Double> values) {
        return Spread.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Packets a second of one shard on each of the processors, all at the same time. */
    private static double rate(List<Integer> cpus) {
        long begin = System.nanoTime() + 100_000_000;
        List<FutureTask<Double>> shards = cpus.stream()
                .map(cpu -> PinnedThread.start(cpu, "atr-verify-shard", () -> alone(begin)))
                .toList();
        return shards.stream()
                .mapToDouble(shard -> PinnedThread.await("atr-verify-shard", shard))
                .sum();
    }

    private static double alone(long begin) {
        try (SelfFed shard = new SelfFed()) {
            shard.until(begin);
            return shard.until(begin + (long) (SECONDS * 1e9));
        }
    }
}
