package io.atr.node.replay;

import io.atr.agent.Clock;
import io.atr.node.capture.CaptureException;
import io.atr.node.capture.CaptureReader;
import io.atr.node.capture.Datagram;
import io.atr.node.capture.FrameKind;
import io.atr.node.cli.Progress;
import io.atr.node.cli.Units;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Takes a capture through the bus, datagram by datagram. One thread, once. */
final class Replay {
    private static final int PROGRESS_MASK = 0x3FFF;
    private static final long LONG_WAIT_NANOS = 10_000_000;

    private final Plan plan;
    private final Records records;
    private final Progress progress;
    private final BooleanSupplier stop;
    private final Timeline timeline;
    private final Datagram datagram = new Datagram();
    private final Map<FrameKind, Long> frames = new EnumMap<>(FrameKind.class);
    private int passes;
    private long seen;

    /**
     * A replay.
     *
     * @param stop asked between any two datagrams whether to end early
     */
    Replay(Plan plan, Records records, Progress progress, BooleanSupplier stop) {
        this.plan = plan;
        this.records = records;
        this.progress = progress;
        this.stop = stop;
        this.timeline = new Timeline(plan.book().rules().topics());
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
            long begun = System.nanoTime();
            Ending ending = replay(first, turn, pacer);
            long took = System.nanoTime() - begun;
            return new Outcome(
                    plan,
                    format,
                    bytes,
                    passes,
                    frames,
                    Arrays.stream(turn.reasons()).boxed().toList(),
                    turn.topics().tallies(),
                    turn.senders().tallies(),
                    timeline.elapsed(),
                    took,
                    ending);
        }
    }

    /** Whatever ends the passes, what was taken until then is judged and recorded. */
    private Ending replay(CaptureReader first, Turn turn, Pacer pacer) {
        Ending ending = passes(first, turn, pacer);
        try {
            turn.end();
            records.close();
            return ending;
        } catch (StoppedException e) {
            return ending.kind() == Ending.Kind.STOPPED ? ending : stopped(e);
        }
    }

    private Ending passes(CaptureReader first, Turn turn, Pacer pacer) {
        try {
            CaptureReader reader = first;
            while (true) {
                boolean finished = pass(reader, turn, pacer);
                if (!finished) {
                    return Ending.INTERRUPTED;
                }
                if (passes == plan.loops() || seen == 0) {
                    return Ending.COMPLETE;
                }
                reader = CaptureReader.open(plan.capture());
            }
        } catch (CaptureException e) {
            return damaged(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return damaged(plan.capture() + ": cannot be read any further (" + e.getMessage() + "); try a copy of it");
        } catch (StoppedException e) {
            return stopped(e);
        }
    }

    /** Whether the pass came to the capture's end. */
    private boolean pass(CaptureReader reader, Turn turn, Pacer pacer)
            throws CaptureException, IOException, StoppedException {
        passes++;
        timeline.beginPass();
        try (reader) {
            while (!stop.getAsBoolean()) {
                if (!reader.next(datagram)) {
                    return true;
                }
                timeline.moveTo(datagram.timeNs());
                if (!untilDue(reader, turn, pacer)) {
                    return false;
                }
                seen++;
                turn.take(datagram);
                if (turn.isFull()) {
                    turn.end();
                }
                if ((seen & PROGRESS_MASK) == 0) {
                    show(reader);
                }
            }
            return false;
        } finally {
            count(reader);
        }
    }

    /** Waits until the datagram is due, after what came before it was judged; false when it is time to stop. */
    private boolean untilDue(CaptureReader reader, Turn turn, Pacer pacer) throws StoppedException {
        long left = pacer.left(timeline.elapsed());
        if (left <= 0) {
            return true;
        }
        turn.end();
        if (left > LONG_WAIT_NANOS) {
            records.flush();
        }
        pacer.await(timeline.elapsed(), () -> show(reader));
        return !stop.getAsBoolean();
    }

    private void show(CaptureReader reader) {
        long size = reader.totalBytes();
        long done = size < 0 ? reader.bytesRead() : (passes - 1) * size + reader.bytesRead();
        progress.update(done, Units.count(seen) + " datagrams");
    }

    private void count(CaptureReader reader) {
        for (FrameKind kind : FrameKind.values()) {
            frames.merge(kind, reader.counters().of(kind), Long::sum);
        }
    }

    private Ending damaged(String line) {
        return new Ending(Ending.Kind.DAMAGED, line + " (" + Units.count(seen) + " datagrams before it were judged)");
    }

    private static Ending stopped(StoppedException e) {
        return new Ending(Ending.Kind.STOPPED, String.valueOf(e.getMessage()));
    }
}
