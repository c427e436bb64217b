package io.atr.node.replay;

import io.atr.agent.Clock;
import io.atr.node.capture.CaptureReader;
import io.atr.node.capture.Datagram;
import io.atr.node.cli.Progress;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes a capture through the bus, datagram by datagram. One thread, once. */
final class Replay {
    private static final long LONG_WAIT_NANOS = 10_000_000;

    private final Plan plan;
    private final Records records;
    private final BooleanSupplier stop;
    private final Timeline timeline;
    private final Passes passes;

    /**
     * A replay.
     *
     * @param stop asked between any two datagrams whether to end early
     */
    Replay(Plan plan, Records records, Progress progress, BooleanSupplier stop) {
        this.plan = plan;
        this.records = records;
        this.passes = new Passes(plan.capture(), plan.loops(), plan.view(), progress, stop);
        this.stop = stop;
        this.timeline = new Timeline(plan.book().rules().topics(), plan.view().resetNanos());
    }

    /**
     * Replays; what was seen until the end, or until it could not go on.
     *
     * @param first reads the capture for the first time; closed at the end of the pass
     * @param warnings told what the kernel refused
     */
    Outcome run(CaptureReader first, Consumer<String> warnings) {
        boolean byCapture = plan.time() == Plan.Time.CAPTURE;
        String format = first.format();
        long bytes = first.totalBytes();
        try (Judge judge = Judge.open(plan.book(), byCapture ? timeline : Clock.monotonic(), warnings)) {
            Turn turn = new Turn(
                    byCapture ? 1 : Judge.MOST,
                    new KeyTable(plan.topic(), Directory.ofTopics(plan.book())),
                    new KeyTable(plan.sender(), Directory.ofSenders(plan.book())),
                    judge,
                    records);
            Pacer pacer = new Pacer(plan.speed(), stop);
            Course course = new Course(turn, pacer);
            if (bytes == CaptureReader.UNKNOWN) {
                first.beforeReading(course::handOver);
            }
            long begun = System.nanoTime();
            Ending ending = replay(first, turn, course);
            long took = System.nanoTime() - begun;
            return new Outcome(
                    plan,
                    format,
                    bytes,
                    passes.begun(),
                    passes.frames(),
                    passes.oddFrames(),
                    timeline.steps(),
                    Arrays.stream(turn.reasons()).boxed().toList(),
                    turn.topics().tallies(),
                    turn.senders().tallies(),
                    timeline.elapsed(),
                    took,
                    ending);
        }
    }

    /** Whatever ends the passes, what was taken until then is judged and recorded. */
    private Ending replay(CaptureReader first, Turn turn, Course course) {
        return passes.run(first, course).closing(() -> {
            turn.end();
            records.close();
        });
    }

    /** Hands datagrams to the turn when they are due. */
    private final class Course implements Passes.Visitor {
        private final Turn turn;
        private final Pacer pacer;
        private @Nullable StoppedException stopped;

        Course(Turn turn, Pacer pacer) {
            this.turn = turn;
            this.pacer = pacer;
        }

        @Override
        public void beginPass() {
            timeline.beginPass();
        }

        @Override
        public boolean visit(Datagram datagram, Runnable show) throws StoppedException {
            if (stopped != null) {
                throw stopped;
            }
            timeline.moveTo(datagram.timeNs());
            if (!untilDue(show)) {
                return false;
            }
            turn.take(datagram);
            if (turn.isFull()) {
                turn.end();
            }
            return true;
        }

        /** A pipe may have nothing more for long: what it gave until now is judged and written. */
        void handOver() {
            try {
                turn.end();
                records.flush();
            } catch (StoppedException e) {
                stopped = e; // for the next datagram: whoever reads the pipe knows of no lines
            }
        }

        /** Waits until the datagram is due, after what came before it was judged; false when it is time to stop. */
        private boolean untilDue(Runnable show) throws StoppedException {
            long left = pacer.left(timeline.elapsed());
            if (left <= 0) {
                return true;
            }
            turn.end();
            if (left > LONG_WAIT_NANOS) {
                records.flush();
            }
            pacer.await(timeline.elapsed(), show);
            return !stop.getAsBoolean();
        }
    }
}
