package io.atr.node.replay;

import io.atr.node.capture.CaptureException;
import io.atr.node.capture.CaptureReader;
import io.atr.node.capture.Datagram;
import io.atr.node.capture.FrameKind;
import io.atr.node.cli.Progress;
import io.atr.node.cli.Units;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Reads a capture from its first datagram to its last, as often as is wanted. One thread, once. */
public final class Passes {
    private static final int PROGRESS_MASK = 0x3FFF;

    private final Path capture;
    private final int loops;
    private final PacketView view;
    private final Progress progress;
    private final BooleanSupplier stop;
    private final Datagram datagram = new Datagram();
    private final Map<FrameKind, Long> frames = new EnumMap<>(FrameKind.class);
    private long oddFrames;
    private int begun;
    private long seen;

    /** Takes what is read. */
    public interface Visitor {
        /** The next datagram is the first of a pass. */
        void beginPass();

        /**
         * Takes a datagram.
         *
         * @param show tells how far it has come; for visitors that take their time
         * @return false when it was not taken, because it is time to stop
         */
        boolean visit(Datagram datagram, Runnable show) throws StoppedException;
    }

    /**
     * Passes over a capture.
     *
     * @param view how packets are seen
     * @param stop asked between any two datagrams whether to end early
     */
    public Passes(Path capture, int loops, PacketView view, Progress progress, BooleanSupplier stop) {
        this.capture = capture;
        this.view = view;
        this.loops = loops;
        this.progress = progress;
        this.stop = stop;
    }

    /**
     * Reads until the end, or until it cannot go on.
     *
     * @param first reads the capture for the first time; closed at the end of the pass
     */
    public Ending run(CaptureReader first, Visitor visitor) {
        try {
            CaptureReader reader = first;
            while (true) {
                boolean finished = pass(reader, visitor);
                if (!finished) {
                    return Ending.INTERRUPTED;
                }
                if (begun == loops || seen == 0) {
                    return Ending.COMPLETE;
                }
                reader = CaptureReader.open(capture);
            }
        } catch (CaptureException e) {
            return damaged(String.valueOf(e.getMessage()));
        } catch (ClosedChannelException e) {
            return Ending.INTERRUPTED; // only whoever wants it to end closes a capture that is being read
        } catch (IOException e) {
            return damaged(capture + ": cannot be read any further (" + e.getMessage() + "); try a copy of it");
        } catch (StoppedException e) {
            return Ending.stopped(e);
        }
    }

    /**
     * Any thread: ends a {@link #run} that may be waiting for a pipe which never delivers another byte. A pipe is read
     * once, so it is the first reader that has to be woken.
     */
    public static void abandon(CaptureReader first) {
        try {
            first.close();
        } catch (IOException e) {
            // it was not to be read any further anyway
        }
    }

    /** Passes that were begun. */
    public int begun() {
        return begun;
    }

    /** Frames whose records said something that cannot be, over all passes. */
    public long oddFrames() {
        return oddFrames;
    }

    /** Frames by kind, over all passes. */
    public Map<FrameKind, Long> frames() {
        return frames;
    }

    /** Whether the pass came to the capture's end. */
    private boolean pass(CaptureReader reader, Visitor visitor) throws CaptureException, IOException, StoppedException {
        begun++;
        visitor.beginPass();
        Runnable show = () -> show(reader);
        try (reader) {
            reader.taking(view.tunnel());
            while (!stop.getAsBoolean()) {
                if (!reader.next(datagram)) {
                    return true;
                }
                if (!visitor.visit(datagram, show)) {
                    return false;
                }
                seen++;
                if ((seen & PROGRESS_MASK) == 0) {
                    show(reader);
                }
            }
            return false;
        } finally {
            count(reader);
        }
    }

    private void show(CaptureReader reader) {
        long size = reader.totalBytes();
        long done = size < 0 ? reader.bytesRead() : (begun - 1) * size + reader.bytesRead();
        progress.update(done, Units.count(seen) + " datagrams");
    }

    private void count(CaptureReader reader) {
        oddFrames += reader.counters().odd();
        for (FrameKind kind : FrameKind.values()) {
            frames.merge(kind, reader.counters().of(kind), Long::sum);
        }
    }

    private Ending damaged(String line) {
        return new Ending(Ending.Kind.DAMAGED, line + " (" + Units.count(seen) + " datagrams before it were judged)");
    }
}
