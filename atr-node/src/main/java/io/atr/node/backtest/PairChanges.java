package io.atr.node.backtest;

import java.util.Comparator;

/** How often verdicts of a sender on a topic differed. */
record PairChanges(Pair pair, Changes changes) {
    /** The most often first. */
    static final Comparator<PairChanges> MOST_FREQUENT = Comparator.comparingLong(
                    (PairChanges each) -> each.changes.total())
            .reversed()
            .thenComparingLong(each -> each.pair.topic().tally().id())
            .thenComparing(each -> each.pair.topic().label())
            .thenComparingLong(each -> each.pair.sender().tally().id())
            .thenComparing(each -> each.pair.sender().label());
}
