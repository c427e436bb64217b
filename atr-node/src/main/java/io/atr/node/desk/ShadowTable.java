package io.atr.node.desk;

import io.atr.governance.Reason;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts disagreements by sender, topic and reasons; those beyond a bound are only in the sum. One thread at a time. */
final class ShadowTable {
    /** How many are told apart. */
    static final int MOST = 10_000;

    private static final Comparator<Disagreement> LARGEST_FIRST = Comparator.comparingLong(Disagreement::packets)
            .reversed()
            .thenComparingInt(Disagreement::topic)
            .thenComparingInt(Disagreement::sender)
            .thenComparing(Disagreement::active)
            .thenComparing(Disagreement::shadow);

    private record Key(int sender, int topic, int active, int shadow) {}

    private final Map<Key, long[]> counts = new HashMap<>();

    void add(int sender, int topic, int active, int shadow) {
        Key key = new Key(sender, topic, active, shadow);
        long[] count = counts.get(key);
        if (count == null && counts.size() < MOST) {
            count = new long[1];
            counts.put(key, count);
        }
        if (count != null) {
            count[0]++;
        }
    }

    List<Disagreement> largest(int most) {
        return counts.entrySet().stream()
                .map(entry -> new Disagreement(
                        entry.getKey().sender(),
                        entry.getKey().topic(),
                        Reason.of(entry.getKey().active()),
                        Reason.of(entry.getKey().shadow()),
                        entry.getValue()[0]))
                .sorted(LARGEST_FIRST)
                .limit(most)
                .toList();
    }
}
