package io.atr.node.backtest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts differences by sender and topic. Pairs beyond a bound are counted together. One thread. */
final class PairTable {
    /** Pairs that are told apart. */
    static final int MOST = 10_000;

    private final Map<Pair, Changes> pairs = new HashMap<>();
    private final Changes others = new Changes();

    /** Counts a datagram of a pair. */
    void add(Pair pair, int before, int after) {
        Changes changes = pairs.get(pair);
        if (changes == null && pairs.size() < MOST) {
            changes = new Changes();
            pairs.put(pair, changes);
        }
        (changes == null ? others : changes).add(before, after);
    }

    /** The pairs told apart, the most frequent first. */
    List<PairChanges> list() {
        return pairs.entrySet().stream()
                .map(entry -> new PairChanges(entry.getKey(), entry.getValue()))
                .sorted(PairChanges.MOST_FREQUENT)
                .toList();
    }

    /** What fell on the pairs beyond the bound. */
    Changes others() {
        return others;
    }
}
