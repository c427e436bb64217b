package io.atr.verify.measure;

import io.atr.bench.machine.Placement;
import io.atr.bench.report.Spread;
import io.atr.verify.line.Pace;
import io.atr.verify.row.Chart;
import io.atr.verify.row.Series;
import io.atr.verify.row.Series.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Throughput over time, one curve a stretch, and when the platform took the client's processor away. */
final class RateCurves {
    /** What a look at the clock comes late by, at least, to be called a hiccup. */
    private static final double HICCUP_NANOS = 500_000;

    private final List<Series> stretches = new ArrayList<>();
    private final List<Pace.Slice> slices = new ArrayList<>();

    /** Adds a stretch. */
    void add(Placement placement, List<Pace.Slice> stretch) {
        slices.addAll(stretch);
        stretches.add(Series.measured(
                Chart.RATE,
                placement.label(),
                stretch.stream()
                        .map(slice -> new Point(millis(slice.seconds()), millis(slice.perSecond() / 1e6)))
                        .toList()));
    }

    /** In the order of time. */
    List<Series> series() {
        if (slices.isEmpty()) {
            return List.of();
        }
        List<Series> all = new ArrayList<>(stretches);
        all.removeIf(series -> series.points().isEmpty());
        all.sort(Comparator.comparingDouble(series -> series.points().getFirst().x()));
        all.add(Series.platform(Chart.RATE, "hiccups of the client's processor", "ms", hiccups()));
        return all;
    }

    private List<Point> hiccups() {
        double usual = Spread.of(
                        slices.stream().mapToDouble(Pace.Slice::lookNanos).toArray())
                .median();
        return slices.stream()
                .filter(slice -> slice.longestNanos() > 2 * usual && slice.longestNanos() > usual + HICCUP_NANOS)
                .map(slice -> new Point(millis(slice.longestSeconds()), millis((slice.longestNanos() - usual) / 1e6)))
                .sorted(Comparator.comparingDouble(Point::x))
                .toList();
    }

    /** A thousandth is as exact as any of it. */
    private static double millis(double value) {
        return Math.round(1000 * value) / 1000.0;
    }
}
