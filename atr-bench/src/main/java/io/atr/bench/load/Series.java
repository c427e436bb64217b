package io.atr.bench.load;

import java.util.function.LongPredicate;

/**
 * Reckons what arrives when the first n packets of an endlessly repeated table of routes were sent and some routes are
 * refused: in a few operations, for any n. Immutable.
 *
 * <p>Packet s has the sequence number s and route {@code s mod T}. With s = p T + k, its sum is
 * {@code constantPart(route k) + WORDS (p T + k)}: over whole rounds p this is an arithmetic series.
 */
final class Series {
    private final int length;
    private final long[] counts;
    private final long[] places;
    private final long[] constants;

    /** The series of a table whose length is a power of two. */
    Series(long[] routes, LongPredicate passes) {
        this.length = routes.length;
        this.counts = new long[length + 1];
        this.places = new long[length + 1];
        this.constants = new long[length + 1];
        for (int k = 0; k < length; k++) {
            boolean passed = passes.test(routes[k]);
            counts[k + 1] = counts[k] + (passed ? 1 : 0);
            places[k + 1] = places[k] + (passed ? k : 0);
            constants[k + 1] = constants[k] + (passed ? Message.constantPart(routes[k]) : 0);
        }
    }

    /** What passes of packets 0..n-1. */
    Totals upTo(long n) {
        long rounds = n / length;
        int rest = (int) (n % length);
        long count = rounds * counts[length] + counts[rest];
        long constant = rounds * constants[length] + constants[rest];
        long before = rounds % 2 == 0 ? rounds / 2 * (rounds - 1) : (rounds - 1) / 2 * rounds;
        long sequences = length * counts[length] * before
                + rounds * places[length]
                + rounds * length * counts[rest]
                + places[rest];
        return new Totals(count, constant + Message.WORDS * sequences);
    }
}
