package io.atr.node.backtest;

import io.atr.node.capture.CaptureReader;
import io.atr.node.capture.Datagram;
import io.atr.node.replay.Ending;
import io.atr.node.replay.Passes;
import io.atr.node.replay.StoppedException;
import io.atr.node.replay.Trial;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Takes a capture through two trials, datagram by datagram, and keeps what differs. One thread, once. */
final class Backtest {
    private final BacktestPlan plan;
    private final Passes passes;
    private final Differences differences;
    private final Changes changes = new Changes();
    private final PairTable pairs = new PairTable();

    /** @param differences closed at the end */
    Backtest(BacktestPlan plan, Passes passes, Differences differences) {
        this.plan = plan;
        this.passes = passes;
        this.differences = differences;
    }

    /**
     * Judges; what was seen until the end, or until it could not go on.
     *
     * @param first reads the capture for the first time; closed at the end of the pass
     * @param warnings told what the kernel refused
     */
    BacktestOutcome run(CaptureReader first, Consumer<String> warnings) {
        String format = first.format();
        long bytes = first.totalBytes();
        try (Trial before = trial(plan.before(), warnings);
                Trial after = trial(plan.after(), warnings)) {
            long begun = System.nanoTime();
            Ending ending = passes.run(first, new Both(before, after)).closing(differences::close);
            return new BacktestOutcome(
                    plan,
                    format,
                    bytes,
                    passes.begun(),
                    passes.frames(),
                    boxed(before.reasons()),
                    boxed(after.reasons()),
                    changes,
                    pairs.list(),
                    pairs.others(),
                    before.elapsed(),
                    System.nanoTime() - begun,
                    ending);
        }
    }

    private Trial trial(Candidate candidate, Consumer<String> warnings) {
        return Trial.open(candidate.book(), plan.topic(), plan.sender(), plan.view(), warnings);
    }

    private static List<Long> boxed(long[] counts) {
        return Arrays.stream(counts).boxed().toList();
    }

    /** Shows each datagram to both. */
    private final class Both implements Passes.Visitor {
        private final Trial before;
        private final Trial after;
        private long index;

        Both(Trial before, Trial after) {
            this.before = before;
            this.after = after;
        }

        @Override
        public void beginPass() {
            before.beginPass();
            after.beginPass();
        }

        /** Both clocks are moved before either judges: where one of them ends, neither has counted the datagram. */
        @Override
        public boolean visit(Datagram datagram, Runnable show) throws StoppedException {
            before.moveTo(datagram.timeNs());
            after.moveTo(datagram.timeNs());
            before.judge(datagram);
            after.judge(datagram);
            long at = index++;
            int was = before.code();
            int is = after.code();
            if (was != is) {
                changes.add(was, is);
                pairs.add(Parties.of(before, after), was, is);
                differences.add(at, datagram.timeNs(), after.topic(), after.sender(), was, is);
            }
            return true;
        }
    }
}
