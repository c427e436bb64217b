package io.atr.node.demo;

/**
 * What a figure is held against.
 *
 * @param least the figure must not be below it
 * @param most nor above it
 * @param words how it reads
 */
record Bound(double least, double most, String words) {
    /** At most so much. */
    static Bound most(double most, String words) {
        return new Bound(Double.NEGATIVE_INFINITY, most, words);
    }

    /** At least so much. */
    static Bound least(double least, String words) {
        return new Bound(least, Double.POSITIVE_INFINITY, words);
    }

    /** Within a range, both ends included. */
    static Bound between(double least, double most, String words) {
        return new Bound(least, most, words);
    }

    /** Whether a figure keeps to it. */
    boolean holds(double figure) {
        return figure >= least && figure <= most;
    }
}
