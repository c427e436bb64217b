package io.atr.verify.measure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * A median of pairs, and where it lies with 95 % confidence: the pairs are drawn again and again, with replacement, by a
 * generator with a fixed seed. Immutable.
 *
 * @param median of the values
 * @param lo end of the interval
 * @param hi end of the interval
 */
record Estimate(double median, double lo, double hi) {
    private static final int DRAWS = 2_000;
    private static final double TAIL = 0.025;

    /** Of one value or more. */
    static Estimate of(double[] values) {
        Random random = new Random(values.length);
        double[] medians = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            medians[draw] = median(random.ints(values.length, 0, values.length)
                    .mapToDouble(i -> values[i])
                    .toArray());
        }
        Arrays.sort(medians);
        return new Estimate(median(values), medians[(int) (DRAWS * TAIL)], medians[DRAWS - 1 - (int) (DRAWS * TAIL)]);
    }

    /** Whether a value lies in the interval. */
    boolean includes(double value) {
        return lo <= value && value <= hi;
    }

    /** With its interval. */
    String words(String unit) {
        return String.format(Locale.ROOT, "%.2f %s (95 %% interval %.2f to %.2f)", median, unit, lo, hi);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
