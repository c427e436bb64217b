package io.atr.verify.measure;

import io.atr.verify.row.Series.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** Distributions as points, equally far apart on an axis on which 90, 99, 99.9 percent are. */
final class PercentileCurve {
    private static final int A_DECADE = 20;
    private static final int DECADES = 5;

    private PercentileCurve() {}

    /** Of single times in nanoseconds, as far into the tail as there are times. */
    static List<Point> of(Histogram nanos) {
        return points(nanos.getTotalCount(), above -> (double) nanos.getValueAtPercentile(100 * (1 - above)));
    }

    /**
     * Of gaps between two readings of the clock: how long the next reading keeps a moment waiting that nobody chose. A
     * long gap holds more such moments than a short one, so that these percentiles are as large as those of an open loop.
     */
    static List<Point> waits(Histogram gaps) {
        long[] lengths = new long[Math.toIntExact(count(gaps))];
        long[] counts = new long[lengths.length];
        double all = 0;
        int i = 0;
        for (HistogramIterationValue value : gaps.recordedValues()) {
            lengths[i] = value.getValueIteratedTo();
            counts[i] = value.getCountAtValueIteratedTo();
            all += (double) lengths[i] * counts[i];
            i++;
        }
        double total = all;
        return points(Long.MAX_VALUE, above -> Math.max(1, longest(lengths, counts, above * total)));
    }

    /** The wait x that longer ones exceed by {@code excess} in sum: the sum over all gaps g of max(0, g - x). */
    private static double longest(long[] lengths, long[] counts, double excess) {
        double number = 0;
        double sum = 0;
        for (int i = lengths.length - 1; i >= 0; i--) {
            number += counts[i];
            sum += (double) lengths[i] * counts[i];
            double wait = (sum - excess) / number;
            if (wait >= (i == 0 ? 0 : lengths[i - 1])) {
                return wait;
            }
        }
        return 0;
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

    private static long count(Histogram gaps) {
        long count = 0;
        for (HistogramIterationValue _ : gaps.recordedValues()) {
            count++;
        }
        return count;
    }
}
