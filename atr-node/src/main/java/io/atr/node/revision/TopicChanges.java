package io.atr.node.revision;

import java.util.ArrayList;
import java.util.List;

/** Changes of topics: the first ones, and how many there are of each kind. One thread collects; then it stays as it is. */
final class TopicChanges {
    private final int most;
    private final List<TopicChange> first = new ArrayList<>();
    private final int[] counts = new int[Kind.values().length];
    private final long[] ids = new long[counts.length];

    /** @param most how many are kept; the rest is counted */
    TopicChanges(int most) {
        this.most = most;
    }

    void add(TopicChange change) {
        counts[change.kind().ordinal()]++;
        ids[change.kind().ordinal()] += change.last() - change.first() + 1L;
        if (first.size() < most) {
            first.add(change);
        }
    }

    /** Those that were kept, by id. */
    List<TopicChange> first() {
        return first;
    }

    /** Topics, or ranges of equal ones. */
    int count() {
        int sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }

    /** Topics, or ranges of equal ones, of a kind. */
    int count(Kind kind) {
        return counts[kind.ordinal()];
    }

    /** Ids of a kind. */
    long ids(Kind kind) {
        return ids[kind.ordinal()];
    }
}
