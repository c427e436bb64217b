package io.atr.verify.measure;

import io.atr.bench.machine.Cpus;
import io.atr.bench.machine.PinnedThread;
import io.atr.bench.report.Spread;
import io.atr.platform.Affinity;
import io.atr.verify.row.Chart;
import io.atr.verify.row.Contract;
import io.atr.verify.row.Evidence;
import io.atr.verify.row.Load;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Row;
import io.atr.verify.row.Series;
import io.atr.verify.row.Series.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.FutureTask;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What several shards do together beside what each would do alone: self-fed, one on each processor. */
public final class Scaling implements Measurement {
    private static final int ROUNDS = 4;
    private static final double SECONDS = 0.5;
    private static final double START_SECONDS = 0.1;
    private static final int EVERY = 8;
    private static final int MOST_ALONE = 4;
    private static final int[] ASKED = {4, 8, 16, 32};

    /** Packets a second of one shard alone, and of so many at the same time as {@link #counts} says. */
    private record Round(double alone, List<Double> together) {}

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
        int usable = Runtime.getRuntime().availableProcessors();
        int lots = counts(usable).length - 1 + Math.min(usable, MOST_ALONE);
        return 1 + (1 + effort.of(ROUNDS)) * (lots * (SECONDS + START_SECONDS) + 0.1);
    }

    @Override
    public List<Outcome> measure(Setting setting) {
        List<Integer> cpus = processors(setting.cpus());
        Steadiness<Round> rounds = new Steadiness<>(setting.cpus());
        rounds.warmUp(() -> round(cpus));
        for (int i = 0; i < setting.effort().of(ROUNDS); i++) {
            rounds.sample(() -> round(cpus));
        }
        return List.of(outcome(counts(cpus.size()), rounds));
    }

    /** How many shards at a time: each number up to {@value #EVERY}, then a third more each time, and all. */
    static int[] counts(int processors) {
        IntStream.Builder counts = IntStream.builder();
        for (int n = 1; n < processors; n += n < EVERY ? 1 : n / 3) {
            counts.add(n);
        }
        return counts.add(processors).build().toArray();
    }

    /** The two that were chosen, and all others that this process may use. */
    private static List<Integer> processors(Cpus chosen) {
        List<Integer> all = new ArrayList<>(List.of(chosen.client(), chosen.stage()));
        if (chosen.client() != PinnedThread.ANYWHERE) {
            Affinity.current().stream().filter(cpu -> !all.contains(cpu)).forEach(all::add);
        }
        return all;
    }

    private static Round round(List<Integer> cpus) {
        int lonely = Math.min(cpus.size(), MOST_ALONE);
        double alone = IntStream.range(0, lonely)
                .map(i -> i * (cpus.size() - 1) / Math.max(1, lonely - 1))
                .mapToDouble(i -> rate(cpus.subList(i, i + 1)))
                .average()
                .orElseThrow();
        List<Double> together = IntStream.of(counts(cpus.size()))
                .mapToObj(n -> n == 1 ? alone : rate(cpus.subList(0, n)))
                .toList();
        return new Round(alone, together);
    }

    private static Outcome outcome(int[] counts, Steadiness<Round> rounds) {
        Row row = Contract.known("8.eff");
        List<Load> loads = new ArrayList<>();
        List<Point> points = new ArrayList<>();
        Spread worst = new Spread(1, 1, 1);
        double alone = spread(rounds, round -> round.alone / 1e6).median();
        for (int i = 0; i < counts.length; i++) {
            int which = i;
            int n = counts[i];
            Spread efficiency = spread(rounds, round -> round.together.get(which) / (n * round.alone));
            worst = n > 1 && (i == 1 || efficiency.median() < worst.median()) ? efficiency : worst;
            loads.add(new Load(shards(n), efficiency.median()));
            points.add(new Point(n, thousandths(n * alone * efficiency.median())));
        }
        int measured = counts[counts.length - 1];
        ScalabilityLaw law = ScalabilityLaw.fit(points);
        for (int n : ASKED) {
            if (n > measured) {
                loads.add(new Load("model, not measured: " + shards(n), law.efficiency(n)));
            }
        }
        return Outcome.judged(
                row,
                Evidence.of(row, worst.median(), rounds.judged().size())
                        .between(worst.p10(), worst.p90())
                        .loads(loads)
                        .placement(rounds.placement().label())
                        .series(List.of(
                                Series.measured(Chart.SCALING, "measured: N x efficiency x one alone", points),
                                Series.model(Chart.SCALING, "model: Universal Scalability Law", curve(law, measured))))
                        .reason(words(law, points.size(), measured) + "; " + rounds.words()));
    }

    private static String shards(int n) {
        return n + (n == 1 ? " shard" : " shards");
    }

    /** From one to as many as were asked for or measured. */
    private static List<Point> curve(ScalabilityLaw law, int measured) {
        int last = Math.max(measured, ASKED[ASKED.length - 1]);
        int pieces = 4 * (Integer.SIZE - Integer.numberOfLeadingZeros(last - 1));
        return IntStream.rangeClosed(0, pieces)
                .mapToDouble(i -> Math.pow(last, (double) i / pieces))
                .mapToObj(n -> new Point(thousandths(n), thousandths(law.rate(n))))
                .toList();
    }

    private static double thousandths(double value) {
        return Math.round(1000 * value) / 1000.0;
    }

    private static String words(ScalabilityLaw law, int points, int measured) {
        return String.format(
                Locale.ROOT,
                "the worst of its N; beyond %d processors a model, R(N) = %.1f N / (1 + %.4f (N - 1) + %.6f N (N - 1))%s",
                measured,
                law.one(),
                law.contention(),
                law.coherence(),
                points > 2 ? ", least squares" : ", whose last term two points cannot tell");
    }

    private static Spread spread(Steadiness<Round> rounds, ToDoubleFunction<Round> value) {
        return Spread.of(rounds.judged().stream().mapToDouble(value).toArray());
    }

    /** Packets a second of one shard on each of the processors, all at the same time. */
    private static double rate(List<Integer> cpus) {
        long begin = System.nanoTime() + (long) (START_SECONDS * 1e9);
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
