package io.atr.verify.measure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * A median of pairs, and where it lies with some confidence: the pairs are drawn again and again, with replacement, by a
 * generator with a fixed seed. Immutable.
 *
 * @param median of the values
 * @param lo end of the interval
 * @param hi end of the interval
 * @param confidence 0.95, say
 */
record Estimate(double median, double lo, double hi, double confidence) {
    private static final int DRAWS = 4_000;

    /** Of one value or more, with 95 % confidence. */
    static Estimate of(double[] values) {
        return of(values, 0.95);
    }

    /** Of one value or more. */
    static Estimate of(double[] values, double confidence) {
        Random random = new Random(values.length);
        double[] medians = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            medians[draw] = median(random.ints(values.length, 0, values.length)
                    .mapToDouble(i -> values[i])
                    .toArray());
        }
        Arrays.sort(medians);
        int outside = (int) (DRAWS * (1 - confidence) / 2);
        return new Estimate(median(values), medians[outside], medians[DRAWS - 1 - outside], confidence);
    }

    /** Whether a value lies in the interval. */
    boolean includes(double value) {
        return lo <= value && value <= hi;
    }

    /** With its interval. */
    String words(String unit) {
        return String.format(
                Locale.ROOT, "%.2f %s (%.0f %% interval %.2f to %.2f)", median, unit, 100 * confidence, lo, hi);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
