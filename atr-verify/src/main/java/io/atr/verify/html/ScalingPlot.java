package io.atr.verify.html;

import io.atr.verify.report.Amount;
import io.atr.verify.row.Chart;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Series.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** What several shards do together: what was measured, and a model of what was not. */
final class ScalingPlot implements Picture {
    private static final double ROOM = 1.15;

    private final Outcome outcome;
    private final List<Legend> curves;
    private final List<Point> measured;

    ScalingPlot(Outcome outcome) {
        this.outcome = outcome;
        this.curves = Legend.of(outcome.series().stream()
                .filter(series -> series.chart() == Chart.SCALING)
                .filter(series -> !series.points().isEmpty())
                .toList());
        this.measured = curves.stream()
                .filter(legend -> !legend.isModel())
                .flatMap(legend -> legend.series().points().stream())
                .toList();
    }

    @Override
    public boolean isEmpty() {
        return measured.isEmpty();
    }

    @Override
    public void write(Html html) {
        for (Frame frame : List.of(Frame.WIDE, Frame.NARROW)) {
            draw(html, frame);
        }
        Legend.list(
                html,
                curves,
                Map.of(
                        "ideal",
                        "each as one alone",
                        "limit",
                        "contract: " + outcome.row().limit() + " of that"));
        numbers(html);
    }

    private void draw(Html html, Frame frame) {
        double one = measured.getFirst().y();
        double known = measured.getLast().x();
        double most = curves.stream()
                .mapToDouble(legend -> legend.series().points().getLast().x())
                .max()
                .orElseThrow();
        double lowest = curves.stream()
                .flatMap(legend -> legend.series().points().stream())
                .mapToDouble(Point::y)
                .min()
                .orElseThrow();
        Scale x = new Scale(1 / ROOM, Math.max(most, 2) * ROOM, true);
        Scale y = new Scale(lowest / ROOM / ROOM, one * most * ROOM, true);
        SvgPlot plot = new SvgPlot(
                html,
                frame,
                x,
                y,
                "Throughput of several shards, measured and modelled; the table below has its numbers");
        plot.ground("unknown", known, x.high(), y.low(), y.high());
        plot.values(doubling(one, y), Amount::number, "M/s");
        plot.places(doubling(1, x), mark -> Amount.number(mark), "shards, one on each processor");
        double limit = outcome.row().limit();
        plot.curve("ideal", List.of(new Point(1, one), new Point(most, one * most)));
        plot.curve("limit", List.of(new Point(1, one * limit), new Point(most, one * most * limit)));
        if (most > known) {
            plot.upright(
                    "model", known, frame.isNarrow() ? "model, not measured" : "from here on a model: not measured");
        }
        for (Legend legend : curves) {
            plot.curve(legend.style(), legend.series().points());
            if (legend.isModel()) {
                plot.name(legend.style(), legend.series().points().getLast(), 5, 10, "start", legend.letter());
            } else {
                legend.series().points().forEach(point -> plot.dot(legend.style(), point));
                plot.name(legend.style(), legend.series().points().getLast(), 0, 20, "middle", legend.letter());
            }
        }
        tell(plot);
        plot.end();
    }

    private void tell(SvgPlot plot) {
        for (Legend legend : curves) {
            for (Point point : legend.series().points()) {
                if (!legend.isModel() || (isWhole(point) && !isMeasured(point.x()))) {
                    plot.tell(point.x() / 1.1, point.x() * 1.1, words(legend, point));
                }
            }
        }
    }

    private String words(Legend legend, Point point) {
        return String.format(
                Locale.ROOT,
                "%.0f shards, %s%n%s M/s, efficiency %.2f",
                point.x(),
                legend.isModel() ? "model" : "measured",
                Amount.number(point.y()),
                efficiency(point));
    }

    private void numbers(Html html) {
        Table table = Table.begin(html, "The numbers", "shards", "", "M/s", "efficiency");
        for (Legend legend : curves) {
            for (Point point : legend.series().points()) {
                if (isWhole(point) && !(legend.isModel() && isMeasured(point.x()))) {
                    table.row(List.of(
                            Amount.number(point.x()),
                            legend.isModel() ? "model, not measured" : "measured",
                            Amount.number(point.y()),
                            String.format(Locale.ROOT, "%.2f", efficiency(point))));
                }
            }
        }
        table.end();
    }

    private double efficiency(Point point) {
        return point.y() / (point.x() * measured.getFirst().y());
    }

    private boolean isMeasured(double shards) {
        return measured.stream().anyMatch(point -> point.x() == shards);
    }

    private static boolean isWhole(Point point) {
        return point.x() == Math.rint(point.x());
    }

    private static List<Double> doubling(double first, Scale scale) {
        List<Double> marks = new ArrayList<>();
        IntStream.range(0, 20)
                .mapToDouble(i -> first * (1L << i))
                .filter(mark -> mark >= scale.low() && mark <= scale.high())
                .forEach(marks::add);
        return marks;
    }
}
