package io.atr.node.demo;

import java.util.Arrays;

/**
 * Zipf's law: the k-th of {@code n} things is picked with a probability that falls as {@code k^-exponent}. Immutable.
 */
final class Zipf {
    private final double[] upTo;

    /**
     * A law.
     *
     * @param n 1 or more
     * @param exponent 0 picks all alike; trading in symbols is near 1
     */
    Zipf(int n, double exponent) {
        upTo = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Math.pow(i + 1.0, -exponent);
            upTo[i] = sum;
        }
        for (int i = 0; i < n; i++) {
            upTo[i] /= sum;
        }
    }

    /** The thing, from 0, that a number in [0, 1) stands for. */
    int pick(double uniform) {
        int found = Arrays.binarySearch(upTo, uniform);
        return Math.min(found >= 0 ? found + 1 : -found - 1, upTo.length - 1);
    }

    /** The probability of the i-th thing, from 0. */
    double share(int i) {
        return i == 0 ? upTo[0] : upTo[i] - upTo[i - 1];
    }
}
