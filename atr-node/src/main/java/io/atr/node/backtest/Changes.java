package io.atr.node.backtest;

import io.atr.node.replay.Reasons;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** How often verdicts differed, and in which way. One thread. */
final class Changes {
    private static final Comparator<Change> MOST_FREQUENT = Comparator.comparingLong(Change::count)
            .reversed()
            .thenComparingInt(Change::before)
            .thenComparingInt(Change::after);

    private static final long[] NONE = {};

    /** By the old code, then the new one; there are thousands of these objects, most of them with one row. */
    private final long[][] counts = new long[Reasons.CODES][];

    private long total;

    Changes() {
        Arrays.fill(counts, NONE);
    }

    /** Counts a datagram whose code was one and would be another. */
    void add(int before, int after) {
        long[] row = counts[before];
        if (row.length == 0) {
            row = new long[Reasons.CODES];
            counts[before] = row;
        }
        row[after]++;
        total++;
    }

    /** Datagrams. */
    long total() {
        return total;
    }

    /** Datagrams of which only the reason is another. */
    long reasonOnly() {
        return list().stream()
                .filter(Change::isReasonOnly)
                .mapToLong(Change::count)
                .sum();
    }

    /** Those that occurred, the most frequent first. */
    List<Change> list() {
        List<Change> all = new ArrayList<>();
        for (int before = 0; before < Reasons.CODES; before++) {
            long[] row = counts[before];
            for (int after = 0; after < row.length; after++) {
                if (row[after] > 0) {
                    all.add(new Change(before, after, row[after]));
                }
            }
        }
        all.sort(MOST_FREQUENT);
        return all;
    }
}
