package io.atr.verify.compare;

import java.util.Arrays;

/**
 * The ratios of some pairs.
 *
 * @param pairs how many, 1 at least
 * @param median of them
 * @param lowest of them
 * @param highest of them
 * @param lo where the true median lies, at least: with 90 % from five pairs on, below that the lowest of the pairs
 * @param hi at most
 */
public record Ratios(int pairs, double median, double lowest, double highest, double lo, double hi) {
    private static final double DOUBT = 0.05;

    /** Of two pairs or more. */
    static Ratios of(double... ratios) {
        double[] sorted = ratios.clone();
        Arrays.sort(sorted);
        int last = sorted.length - 1;
        int cut = leftOut(sorted.length);
        double median = (sorted[last / 2] + sorted[(last + 1) / 2]) / 2;
        return new Ratios(sorted.length, median, sorted[0], sorted[last], sorted[cut], sorted[last - cut]);
    }

    /** Of one pair, which has no spread: that of its samples takes its place, or nobody knows. */
    static Ratios ofOne(double ratio, double least, double most) {
        boolean known = !Double.isNaN(least) && !Double.isNaN(most);
        return new Ratios(1, ratio, ratio, ratio, known ? least : 0, known ? most : Double.POSITIVE_INFINITY);
    }

    /**
     * How many ratios on either side lie outside of the interval: each ratio is below the true median as a coin falls, so
     * fewer than {@code n + 1} of them are with a probability that the binomial distribution knows.
     */
    private static int leftOut(int pairs) {
        double term = Math.pow(0.5, pairs);
        double sum = term;
        int out = 0;
        for (int n = 1; n < pairs; n++) {
            term *= (pairs - n + 1) / (double) n;
            sum += term;
            if (sum > DOUBT) {
                break;
            }
            out = n;
        }
        return out;
    }
}
