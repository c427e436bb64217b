package io.atr.bench.report;

import java.util.Arrays;

/**
 * Where the values of a sample lie.
 *
 * @param p10 a tenth is below it
 * @param median half is below it
 * @param p90 nine tenths are below it
 */
public record Spread(double p10, double median, double p90) {
    /** The spread of one value or more; between two values it is interpolated. */
    public static Spread of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no values, no spread");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Spread(at(sorted, 0.1), at(sorted, 0.5), at(sorted, 0.9));
    }

    private static double at(double[] sorted, double part) {
        double place = part * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
