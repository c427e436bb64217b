package io.atr.node.backtest;

import io.atr.node.capture.FrameKind;
import io.atr.node.replay.Ending;
import java.util.List;
import java.util.Map;

/**
 * What judging a capture twice showed.
 *
 * @param plan what was asked for
 * @param format the capture's format
 * @param bytes the capture's size, or -1 where nobody knows
 * @param passes passes over the capture that were begun
 * @param frames frames by kind, over all passes
 * @param before datagrams by the code of their reason under the old rules
 * @param after datagrams by the code of their reason under the new ones
 * @param changes every difference
 * @param pairs the same by sender and topic, the most frequent first, as far as they are told apart
 * @param others differences of the pairs that are not
 * @param captureNanos capture time that passed, over all passes
 * @param wallNanos how long it took
 * @param ending how it ended
 */
record BacktestOutcome(
        BacktestPlan plan,
        String format,
        long bytes,
        int passes,
        Map<FrameKind, Long> frames,
        List<Long> before,
        List<Long> after,
        Changes changes,
        List<PairChanges> pairs,
        Changes others,
        long captureNanos,
        long wallNanos,
        Ending ending) {
    /** Datagrams judged by both. */
    long datagrams() {
        return before.stream().mapToLong(Long::longValue).sum();
    }

    /** Datagrams of which the verdict is another. */
    long otherVerdict() {
        return changes.total() - changes.reasonOnly();
    }

    /** Datagrams judged in a second of the wall's time; not a number where no time passed. */
    double speed() {
        return wallNanos == 0 ? Double.NaN : datagrams() * 1e9 / wallNanos;
    }
}
