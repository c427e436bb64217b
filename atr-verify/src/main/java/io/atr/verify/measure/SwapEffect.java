package io.atr.verify.measure;

import io.atr.bench.load.Workload;
import io.atr.bench.report.Spread;
import io.atr.governance.Rules;
import io.atr.verify.line.Flight;
import io.atr.verify.line.Line;
import io.atr.verify.row.Contract;
import io.atr.verify.row.Evidence;
import io.atr.verify.row.Load;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Row;
import io.atr.verify.row.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Throughput at 0, 10 and 1000 swaps a second, in turn. */
public final class SwapEffect implements Measurement {
    private static final int ROUNDS = 6;
    private static final double SECONDS = 0.5;

    /** Four comparisons are made: one of them is wrong in one run of fifty. */
    private static final double CONFIDENCE = 0.99;

    private static final int[] PER_SECOND = {0, 10, 1000};

    /** What one round showed, at each of the rates. */
    private record Round(List<Double> rates, List<Batches> batches) {
        double lostPercent(int which) {
            return 100 * (1 - rates.get(which) / rates.getFirst());
        }

        double longerPercent(int which) {
            return 100
                    * (batches.get(which).fillNanos(0.999) / batches.getFirst().fillNanos(0.999) - 1);
        }
    }

    @Override
    public String name() {
        return "swap-effect";
    }

    @Override
    public List<String> rows() {
        return List.of("10.stall", "10.stw");
    }

    @Override
    public double seconds(Effort effort) {
        return 3 + effort.of(ROUNDS) * (PER_SECOND.length * SECONDS + 0.1);
    }

    @Override
    public List<Outcome> measure(Setting setting) {
        Steadiness<Round> rounds = new Steadiness<>(setting.cpus());
        try (Line line = new Line(setting.stand())) {
            Swapper swapper = new Swapper(line);
            rounds.warmUp(() -> round(line, swapper));
            for (int i = 0; i < setting.effort().of(ROUNDS); i++) {
                rounds.sample(() -> round(line, swapper));
            }
            List<Outcome> outcomes = new ArrayList<>(List.of(outcome(rounds)));
            rounds.warmUp(() -> outcomes.add(pauses(line, swapper)));
            return outcomes;
        }
    }

    private static Round round(Line line, Swapper swapper) {
        List<Double> rates = new ArrayList<>();
        List<Batches> batches = new ArrayList<>();
        for (int swaps : PER_SECOND) {
            Batches before = Batches.of(line.status());
            swapper.perSecond(swaps);
            rates.add(line.perSecond((long) (SECONDS * 1e9), swapper));
            batches.add(Batches.of(line.status()).since(before));
        }
        return new Round(rates, batches);
    }

    /**
     * The worse of both rates' typical losses of throughput is within the limit, and neither throughput nor batch times differ
     * beyond doubt: each interval includes no difference. A wide interval alone would prove nothing.
     */
    private static Outcome outcome(Steadiness<Round> rounds) {
        Row row = Contract.known("10.stall");
        List<Load> loads = new ArrayList<>();
        List<String> words = new ArrayList<>();
        Estimate worst = new Estimate(0, 0, 0, CONFIDENCE);
        boolean differ = false;
        for (int which = 0; which < PER_SECOND.length; which++) {
            loads.addAll(figures(rounds.judged(), which));
            if (which > 0) {
                int swaps = which;
                Estimate lost = estimate(rounds, round -> round.lostPercent(swaps));
                Estimate longer = estimate(rounds, round -> round.longerPercent(swaps));
                words.add("at " + PER_SECOND[which] + " swaps/s throughput loses " + lost.words("%")
                        + " and the p99.9 of batch times gains " + longer.words("%"));
                worst = lost.median() > worst.median() ? lost : worst;
                differ |= lost.lo() > 0 || longer.lo() > 0;
            }
        }
        Evidence evidence = Evidence.of(row, worst.median(), rounds.judged().size())
                .between(worst.lo(), worst.hi())
                .loads(loads)
                .placement(rounds.placement().label())
                .reason(String.join("; ", words) + "; " + rounds.words());
        return differ
                ? new Outcome(row, Verdict.FAIL, evidence, "a difference beyond doubt: " + evidence.reason())
                : Outcome.judged(row, evidence);
    }

    private static Estimate estimate(Steadiness<Round> rounds, ToDoubleFunction<Round> percent) {
        return Estimate.of(rounds.judged().stream().mapToDouble(percent).toArray(), CONFIDENCE);
    }

    private static List<Load> figures(List<Round> rounds, int which) {
        Batches all = rounds.stream().map(round -> round.batches.get(which)).reduce(Batches.NONE, Batches::plus);
        Spread rate = Spread.of(
                rounds.stream().mapToDouble(round -> round.rates.get(which)).toArray());
        String at = " at " + PER_SECOND[which] + " swaps/s";
        return List.of(
                new Load("M/s" + at, rate.median() / 1e6),
                new Load("ns, p99.9 of batches," + at, all.fillNanos(0.999)));
    }

    private static Outcome pauses(Line line, Swapper swapper) {
        Row row = Contract.known("10.stw");
        int most = PER_SECOND[PER_SECOND.length - 1];
        swapper.perSecond(most);
        int before = swapper.swaps;
        Flight flight = Flight.over(() -> line.stream((long) 1e9, swapper));
        return Outcome.judged(
                row,
                Evidence.of(row, (double) (flight.collections() + flight.safepoints()), swapper.swaps - before)
                        .loads(List.of(
                                new Load("collections", (double) flight.collections()),
                                new Load("safepoints", (double) flight.safepoints())))
                        .reason("one second at " + most + " swaps/s; stops of all threads: " + flight.reasons()));
    }

    /** Puts one of two equal sets of rules in force when it is time to; on the client's thread. */
    private static final class Swapper implements Runnable {
        private final Line line;
        private final Rules[] rules;
        private long periodNanos;
        private long due;
        private int swaps;

        Swapper(Line line) {
            this.line = line;
            this.rules = new Rules[] {
                line.bus().compile(Workload.hot().rules()),
                line.bus().compile(Workload.hot().rules())
            };
        }

        void perSecond(int number) {
            periodNanos = number == 0 ? Long.MAX_VALUE : 1_000_000_000L / number;
            due = System.nanoTime();
        }

        @Override
        public void run() {
            if (periodNanos == Long.MAX_VALUE) {
                return;
            }
            long now = System.nanoTime();
            if (now - due >= 0) {
                line.bus().apply(rules[swaps++ & 1]);
                due += periodNanos;
            }
        }
    }
}
