package io.atr.verify.measure;

import io.atr.verify.row.Tail;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * Of gaps between two readings of the clock: how long the next reading keeps a moment waiting that nobody chose. A long gap
 * holds more such moments than a short one, so that these percentiles are as large as those of an open loop. Immutable.
 */
final class Waits {
    private final long[] lengths;
    private final long[] counts;
    private final double total;

    /** Of gaps in nanoseconds. */
    Waits(Histogram gaps) {
        int classes = 0;
        for (HistogramIterationValue _ : gaps.recordedValues()) {
            classes++;
        }
        lengths = new long[classes];
        counts = new long[classes];
        double all = 0;
        int i = 0;
        for (HistogramIterationValue value : gaps.recordedValues()) {
            lengths[i] = value.getValueIteratedTo();
            counts[i] = value.getCountAtValueIteratedTo();
            all += (double) lengths[i] * counts[i];
            i++;
        }
        total = all;
    }

    /**
     * The wait, in nanoseconds, that this part of all moments, 0 to 1, exceeds: the x for which the sum over all gaps g of
     * max(0, g - x) is that part of their sum.
     */
    double longerThan(double part) {
        double excess = part * total;
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

    /** As the platform's own beside a tail. */
    Tail tail() {
        return new Tail(
                Math.rint(longerThan(0.5)),
                Math.rint(longerThan(0.01)),
                Math.rint(longerThan(0.001)),
                lengths.length == 0 ? 0 : lengths[lengths.length - 1]);
    }
}
