package io.atr.verify.html;

import io.atr.node.cli.Units;
import io.atr.verify.row.Chart;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Series;
import io.atr.verify.row.Series.Point;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How long how many of the latencies of row 3.1 are, beside what the contract allows at the 99th percentile. */
final class PercentilePlot implements Picture {
    private static final double JUDGED = 99;
    private static final double SHORTEST = 10;
    private static final double[] TOLD = {50, 90, 99, 99.9, 99.99, 99.999};

    private final Outcome outcome;
    private final List<Legend> curves;

    PercentilePlot(Outcome outcome) {
        this.outcome = outcome;
        this.curves = Legend.of(outcome.series().stream()
                .filter(series -> series.chart() == Chart.PERCENTILES)
                .filter(series -> !series.points().isEmpty())
                .toList());
    }

    @Override
    public boolean isEmpty() {
        return curves.isEmpty();
    }

    @Override
    public void write(Html html) {
        for (Frame frame : List.of(Frame.WIDE, Frame.NARROW)) {
            draw(html, frame);
        }
        Legend.list(html, curves);
        numbers(html);
    }

    private void draw(Html html, Frame frame) {
        double longest = points().mapToDouble(Point::y).max().orElseThrow();
        double shortest = points().mapToDouble(Point::y).min().orElseThrow();
        Scale x = new Scale(1, points().mapToDouble(PercentilePlot::place).max().orElseThrow(), true);
        Scale y = Scale.decades(
                Math.max(SHORTEST, shortest),
                Math.max(longest, 2 * outcome.row().limit()));
        SvgPlot plot = new SvgPlot(
                html, frame, x, y, "Latency by percentile, each load a curve; the table below has its numbers");
        double limit = outcome.row().limit();
        plot.ground("forbidden", 1, place(new Point(JUDGED, 0)), limit, y.high());
        plot.values(
                y.marks(0), Units::nanos, frame.isNarrow() ? "latency" : "latency, from the time at which it was due");
        plot.places(
                x.marks(0).stream()
                        .filter(mark -> !frame.isNarrow() || mark < 1e5)
                        .toList(),
                PercentilePlot::percent,
                "of all latencies are shorter");
        for (Legend legend : curves) {
            plot.curve(
                    legend.style(),
                    legend.series().points().stream()
                            .map(point -> new Point(place(point), point.y()))
                            .toList());
        }
        plot.level("limit", limit, 1, "contract: p99 ≤ " + Units.nanos(limit));
        plot.level("target", outcome.target(), 1, "our target, 1 packet: p99 ≤ " + Units.nanos(outcome.target()));
        plot.upright("judged", place(new Point(JUDGED, 0)), frame.isNarrow() ? "p99" : "judged here: p99");
        names(plot);
        tell(plot);
        plot.end();
    }

    /** Letters at the ends of the curves, pushed apart where the curves end close together. */
    private void names(SvgPlot plot) {
        List<Legend> sorted = curves.stream()
                .sorted(Comparator.comparingDouble(
                        legend -> plot.height(end(legend).y())))
                .toList();
        double free = Double.NEGATIVE_INFINITY;
        for (Legend legend : sorted) {
            Point end = end(legend);
            double wanted = plot.height(end.y()) + 4;
            double height = Math.max(wanted, free);
            free = height + SvgPlot.letter();
            plot.name(
                    legend.style(),
                    new Point(place(end), end.y()),
                    6,
                    height - plot.height(end.y()),
                    "start",
                    legend.letter());
        }
    }

    private void tell(SvgPlot plot) {
        List<Double> percentiles =
                new ArrayList<>(new TreeSet<>(points().map(Point::x).toList()));
        double half = Math.sqrt(Math.pow(10, 1.0 / 20));
        for (double percentile : percentiles) {
            double place = place(new Point(percentile, 0));
            String words = curves.stream()
                    .flatMap(legend -> value(legend.series(), percentile).stream()
                            .map(value -> legend.letter() + "  " + Units.nanos(value)))
                    .collect(Collectors.joining("\n"));
            plot.tell(place / half, place * half, percent(place) + " are shorter than\n" + words);
        }
    }

    private void numbers(Html html) {
        Table table = Table.begin(html, "The numbers", "load", "p50", "p90", "p99", "p99.9", "p99.99", "p99.999");
        for (Legend legend : curves) {
            List<String> cells = new ArrayList<>(
                    List.of(legend.letter() + "  " + legend.series().name()));
            for (double percentile : TOLD) {
                cells.add(value(legend.series(), percentile).map(Units::nanos).orElse("–"));
            }
            table.row(cells);
        }
        table.end();
    }

    private Stream<Point> points() {
        return curves.stream().flatMap(legend -> legend.series().points().stream());
    }

    private static Point end(Legend legend) {
        return legend.series().points().getLast();
    }

    private static Optional<Double> value(Series series, double percentile) {
        return series.points().stream()
                .filter(point -> Math.abs(point.x() - percentile) < 1e-7)
                .map(Point::y)
                .findFirst();
    }

    /** 10 for the 90th percentile, 100 for the 99th. */
    private static double place(Point point) {
        return 1 / Math.max(1e-9, 1 - point.x() / 100);
    }

    private static String percent(double place) {
        double percent = 100 * (1 - 1 / place);
        int digits = (int) Math.clamp(Math.log10(place) + 1e-9, 0, 5);
        return new BigDecimal(percent)
                        .setScale(digits, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString() + " %";
    }
}
