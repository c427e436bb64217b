package io.atr.verify.html;

import io.atr.bench.machine.Machine;
import io.atr.node.cli.JsonObject;
import io.atr.verify.doctor.Finding;
import io.atr.verify.doctor.Verdict;
import io.atr.verify.report.Report;
import io.atr.verify.row.Chart;
import io.atr.verify.row.Contract;
import io.atr.verify.row.Evidence;
import io.atr.verify.row.Load;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Row;
import io.atr.verify.row.Series;
import io.atr.verify.row.Series.Point;
import io.atr.verify.row.Tail;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Reports that nobody measured, with everything in them that a page shows. */
final class Samples {
    /** What would run, or end something, wherever it was written as it is. */
    static final String HOSTILE =
            "</script><img src=x onerror=boom()> \"><svg onload='boom()'> &amp; ]]> --> \u0000\u001b[31m \uD800 `${boom()}`";

    private Samples() {}

    /** All rows; where words come from elsewhere, they are these. */
    static Report report(String words, Random random) {
        List<Outcome> outcomes =
                Contract.rows().stream().map(row -> outcome(row, words, random)).toList();
        return new Report(new JsonObject(), "quick", 94, outcomes);
    }

    static Surroundings surroundings(String words) {
        return new Surroundings(
                new Machine(words, 2, words, words, "2026-01-02T03:04:05Z"),
                List.of("-Xms256m", words),
                List.of(
                        new Finding("cpu.virtual", words, Verdict.WARN, words, words, words),
                        new Finding("clock.source", words, Verdict.FAIL, words, words, words),
                        new Finding("clock.tsc", words, Verdict.PASS, words, words, "")));
    }

    private static Outcome outcome(Row row, String words, Random random) {
        if (random.nextInt(5) == 0 && !List.of("2", "3.1", "8.eff").contains(row.id())) {
            return Outcome.unsupported(row, words);
        }
        Tail tail = new Tail(random.nextInt(1000), random.nextInt(10_000), random.nextInt(100_000), 1e6);
        double value = 2 * row.limit() * random.nextDouble();
        return Outcome.judged(
                row,
                Evidence.of(row, value, 1000)
                        .tail(tail)
                        .platform(tail)
                        .between(value / 2, 2 * value)
                        .placement(random.nextBoolean() ? "one-l3" : words)
                        .loads(List.of(new Load(words, value), new Load(words, value, tail)))
                        .series(series(row, words, random))
                        .reason(words));
    }

    private static List<Series> series(Row row, String words, Random random) {
        return switch (row.id()) {
            case "2" ->
                List.of(
                        Series.measured(Chart.RATE, words, points(40, 0.05, 80, random)),
                        Series.measured(Chart.RATE, "two-l3", points(40, 0.07, 30, random)),
                        Series.platform(Chart.RATE, words, "ms", points(3, 0.3, 5, random)));
            case "3.1" -> {
                List<Series> curves = new ArrayList<>();
                for (int i = 0; i < 6; i++) {
                    curves.add(Series.measured(Chart.PERCENTILES, i + words, percentiles(300 * (i + 1), random)));
                }
                curves.add(Series.platform(Chart.PERCENTILES, words, "ns", percentiles(1, random)));
                yield curves;
            }
            case "8.eff" ->
                List.of(
                        Series.measured(Chart.SCALING, words, List.of(new Point(1, 60), new Point(2, 110))),
                        Series.model(Chart.SCALING, words, points(32, 1, 60, random)));
            default -> List.of();
        };
    }

    private static List<Point> points(int number, double step, double value, Random random) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(i -> new Point(i * step, value * (0.5 + random.nextDouble())))
                .toList();
    }

    private static List<Point> percentiles(double least, Random random) {
        return IntStream.range(0, 60 + random.nextInt(41))
                .mapToObj(i -> new Point(100 * (1 - Math.pow(10, -i / 20.0)), least * (1 + i)))
                .toList();
    }
}
