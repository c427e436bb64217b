package io.atr.verify.html;

import io.atr.bench.report.Spread;
import io.atr.verify.report.Amount;
import io.atr.verify.row.Chart;
import io.atr.verify.row.Kind;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Series;
import io.atr.verify.row.Series.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Throughput as time goes by, a curve for each stretch, and the platform's hiccups on the axis of time. */
final class ThroughputPlot implements Picture {
    private static final int TELLS = 150;

    private final Outcome outcome;
    private final List<Series> stretches;
    private final List<Series> hiccups;

    ThroughputPlot(Outcome outcome) {
        this.outcome = outcome;
        this.stretches = of(outcome, Kind.MEASURED);
        this.hiccups = of(outcome, Kind.PLATFORM);
    }

    private static List<Series> of(Outcome outcome, Kind kind) {
        return outcome.series().stream()
                .filter(series -> series.chart() == Chart.RATE && series.kind() == kind)
                .filter(series -> !series.points().isEmpty())
                .toList();
    }

    @Override
    public boolean isEmpty() {
        return stretches.isEmpty();
    }

    @Override
    public void write(Html html) {
        for (Frame frame : List.of(Frame.WIDE, Frame.NARROW)) {
            draw(html, frame);
        }
        Legend.list(html, List.of(), styles());
        if (!hiccups.isEmpty()) {
            html.open("ul", "class", "legend").open("li");
            html.open("svg", "class", "swatch", "viewBox", "0 0 34 16", "aria-hidden", "true");
            html.empty("path", "class", "spike platform", "d", "M12 15h10L17 1z")
                    .close();
            html.text("a hiccup: the platform, or the JVM, took the client's processor away")
                    .close();
            html.closeLine();
        }
        numbers(html);
    }

    private Map<String, String> styles() {
        Map<String, String> styles = new TreeMap<>();
        for (Series stretch : stretches) {
            styles.put(
                    style(stretch),
                    style(stretch).equals("s0")
                            ? "packets published in each slice of a stretch"
                            : "a stretch in a placement that is not judged");
        }
        return styles;
    }

    private void draw(Html html, Frame frame) {
        double first = points().mapToDouble(Point::x).min().orElseThrow();
        double last = points().mapToDouble(Point::x).max().orElseThrow();
        double most = points().mapToDouble(Point::y).max().orElseThrow();
        Scale x = new Scale(first, Math.max(last, first + 1e-3), false);
        Scale y = Scale.fromZero(1.08 * Math.max(most, Math.max(outcome.row().limit(), outcome.target())));
        SvgPlot plot = new SvgPlot(html, frame, x, y, "Throughput over time; the table below has its numbers");
        plot.values(y.marks(5), Amount::number, "M/s");
        plot.places(x.marks(frame.isNarrow() ? 5 : 10), Amount::number, "seconds since the line was set up");
        String before = "";
        for (Series stretch : stretches) {
            plot.curve(style(stretch), stretch.points());
            if (!stretch.name().equals(before)) {
                plot.name(
                        style(stretch),
                        new Point(stretch.points().getFirst().x(), y.high()),
                        2,
                        10,
                        "start",
                        stretch.name());
                before = stretch.name();
            }
        }
        plot.level(
                "limit",
                outcome.row().limit(),
                first,
                "contract: ≥ " + Amount.number(outcome.row().limit()) + " M/s");
        plot.level("target", outcome.target(), first, "our target: ≥ " + Amount.number(outcome.target()) + " M/s");
        hiccups().forEach(hiccup -> plot.spike("platform", hiccup.x()));
        tell(plot, first, last);
        plot.end();
    }

    private String style(Series stretch) {
        String judged = outcome.evidence() == null ? null : outcome.evidence().placement();
        return judged == null || judged.equals(stretch.name()) ? "s0" : "s1";
    }

    private void tell(SvgPlot plot, double first, double last) {
        double step = (last - first) / TELLS;
        for (int i = 0; i < TELLS; i++) {
            double from = first + i * step;
            double to = from + step;
            String words = Stream.concat(
                            points().filter(point -> point.x() >= from && point.x() < to)
                                    .map(point -> Amount.number(point.y()) + " M/s"),
                            hiccups()
                                    .filter(point -> point.x() >= from && point.x() < to)
                                    .map(point -> "hiccup of " + Amount.number(point.y()) + " ms"))
                    .collect(Collectors.joining("\n"));
            if (!words.isEmpty()) {
                plot.tell(from, to, String.format(Locale.ROOT, "at %.2f s%n%s", from, words));
            }
        }
    }

    private void numbers(Html html) {
        Table table = Table.begin(
                html, "The numbers", "stretch", "slices", "lowest", "median", "highest", "hiccups", "longest hiccup");
        int number = 0;
        for (Series stretch : stretches) {
            double from = stretch.points().getFirst().x();
            double to = stretch.points().getLast().x() + 0.1;
            double[] rates =
                    stretch.points().stream().mapToDouble(Point::y).sorted().toArray();
            List<Point> within = hiccups()
                    .filter(point -> point.x() >= from && point.x() < to)
                    .toList();
            List<String> cells = new ArrayList<>(List.of(++number + ", " + stretch.name(), "" + rates.length));
            for (double rate : new double[] {rates[0], Spread.of(rates).median(), rates[rates.length - 1]}) {
                cells.add(Amount.of(rate, "M/s"));
            }
            cells.add("" + within.size());
            cells.add(
                    within.isEmpty()
                            ? "–"
                            : Amount.of(
                                    within.stream().mapToDouble(Point::y).max().orElseThrow(), "ms"));
            table.row(cells);
        }
        table.end();
    }

    private Stream<Point> points() {
        return stretches.stream().flatMap(series -> series.points().stream());
    }

    private Stream<Point> hiccups() {
        return hiccups.stream().flatMap(series -> series.points().stream());
    }
}
