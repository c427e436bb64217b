package io.atr.node.replay;

import io.atr.governance.Verdict;
import io.atr.node.capture.FrameKind;
import java.util.List;
import java.util.Map;

/**
 * What a replay saw.
 *
 * @param plan what was asked for
 * @param format the capture's format
 * @param bytes the capture's size, or -1 where nobody knows
 * @param passes passes over the capture that were begun
 * @param frames frames by kind, over all passes
 * @param oddFrames frames whose records said something that cannot be
 * @param steps how often times ran backwards
 * @param reasons datagrams by the code of their reason
 * @param topics what fell on each topic, the busiest first
 * @param senders what fell on each sender, the busiest first
 * @param captureNanos capture time that passed, over all passes
 * @param wallNanos how long the replay took
 * @param ending how it ended
 */
record Outcome(
        Plan plan,
        String format,
        long bytes,
        int passes,
        Map<FrameKind, Long> frames,
        long oddFrames,
        TimeSteps steps,
        List<Long> reasons,
        List<Tally> topics,
        List<Tally> senders,
        long captureNanos,
        long wallNanos,
        Ending ending) {
    /** Datagrams judged. */
    long datagrams() {
        return reasons.stream().mapToLong(Long::longValue).sum();
    }

    /** Datagrams with a verdict. */
    long of(Verdict verdict) {
        long sum = 0;
        for (int code = 1; code < Reasons.CODES; code++) {
            sum += Reasons.verdict(code) == verdict ? reasons.get(code) : 0;
        }
        return sum;
    }

    /** Frames of every kind. */
    long allFrames() {
        return frames.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Frames that are no datagrams. */
    long skipped() {
        return frames.entrySet().stream()
                .filter(entry -> !entry.getKey().isDatagram())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** So many a second of the time by which they were judged; not a number where no time passed. */
    double perSecond(long count) {
        return perSecond(count, plan.time() == Plan.Time.CAPTURE ? captureNanos : wallNanos);
    }

    /** Datagrams replayed in a second of the wall's time. */
    double speed() {
        return perSecond(datagrams(), wallNanos);
    }

    private static double perSecond(long count, long nanos) {
        return nanos == 0 ? Double.NaN : count * 1e9 / nanos;
    }
}
