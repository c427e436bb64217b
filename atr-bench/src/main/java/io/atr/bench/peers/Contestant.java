package io.atr.bench.peers;

import io.atr.bench.load.Totals;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * One way of doing the job, running: a publisher and a gating subscriber on the thread that calls these methods, and a
 * governing stage on its own. Each contestant has its own loops, so that no compiled loop serves two of them.
 */
public interface Contestant extends AutoCloseable {
    /** Each turn publishes one burst if there is room for it, and takes what has arrived. */
    void turns(int count);

    /** Takes what has arrived; publishes nothing. */
    void take();

    /**
     * One packet at a time: from the beginning of its publication until the subscriber, on this thread, has read it.
     * Only packets that pass, and only while nothing else is under way.
     *
     * @param into gets the nanoseconds of each of {@code count} packets
     */
    void roundTrips(int count, Histogram into);

    /** How many sequence numbers were used up so far. */
    long sent();

    /** What was read at the far end so far. */
    Totals received();

    /** What must have been read at the far end when nothing is under way any more. */
    Totals expected();

    /** What ended the governing stage, if anything did. */
    default @Nullable Throwable failure() {
        return null;
    }

    /** Stops the stage's thread. */
    @Override
    void close();
}
