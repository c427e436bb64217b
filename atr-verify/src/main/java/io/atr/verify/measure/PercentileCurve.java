package io.atr.verify.measure;

import io.atr.verify.row.Series.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.HdrHistogram.Histogram;

/** Distributions as points, equally far apart on an axis on which 90, 99, 99.9 percent are. */
final class PercentileCurve {
    private static final int A_DECADE = 20;
    private static final int DECADES = 5;

    private PercentileCurve() {}

    /** Of single times in nanoseconds, as far into the tail as there are times. */
    static List<Point> of(Histogram nanos) {
        return points(nanos.getTotalCount(), above -> (double) nanos.getValueAtPercentile(100 * (1 - above)));
    }

    /** Of what the platform keeps moments waiting. */
    static List<Point> of(Waits waits) {
        return points(Long.MAX_VALUE, above -> Math.max(1, waits.longerThan(above)));
    }

    private static List<Point> points(long samples, DoubleUnaryOperator valueAbove) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i <= A_DECADE * DECADES; i++) {
            double above = Math.pow(10, -(double) i / A_DECADE);
            if (above * samples < 1) {
                break;
            }
            points.add(new Point(100 * (1 - above), Math.round(10 * valueAbove.applyAsDouble(above)) / 10.0));
        }
        return points;
    }
}
