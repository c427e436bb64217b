package io.atr.verify.compare;

import java.util.Arrays;

/**
 * The ratios of some pairs.
 *
 * @param pairs how many, 1 at least
 * @param median of them
 * @param lowest of them
 * @param highest of them
 * @param lo where the truth lies, at least: from five pairs on the true median with 90 %; of fewer, what every
 *     run beside every other says
 * @param hi at most
 */
public record Ratios(int pairs, double median, double lowest, double highest, double lo, double hi) {
    /** From so many pairs on their order alone says where the median is. */
    static final int ENOUGH = 5;

    private static final double DOUBT = 0.05;

    /** Of pairs that are {@link #ENOUGH}. */
    static Ratios of(double... ratios) {
        double[] sorted = ratios.clone();
        Arrays.sort(sorted);
        int last = sorted.length - 1;
        int cut = leftOut(sorted.length);
        double median = (sorted[last / 2] + sorted[(last + 1) / 2]) / 2;
        return new Ratios(sorted.length, median, sorted[0], sorted[last], sorted[cut], sorted[last - cut]);
    }

    /** Of fewer, which two coins might bring about; so they are told with bounds that come from elsewhere. */
    static Ratios between(double least, double most, double... ratios) {
        Ratios order = of(ratios);
        return new Ratios(order.pairs, order.median, order.lowest, order.highest, least, most);
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
