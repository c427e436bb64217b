package io.atr.bench.machine;

import io.atr.memory.Cells;
import io.atr.memory.MemoryOptions;
import io.atr.memory.Region;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Measures how long one cache line takes from one processor to another: two pinned threads write it in turn. Neither
 * processor may be busy with anything else meanwhile.
 */
public final class Handover {
    private static final int CHUNKS = 15;
    private static final int TURNS = 1_000;
    private static final long MOST_SPINS = 4_000_000_000L;
    private static final long ABANDONED = Long.MIN_VALUE;
    private static final int PING = 0;
    private static final int PONG = Cells.APART;

    private final Cpus cpus;
    private final MemorySegment line =
            Region.allocate("hand-over probe", 2 * Cells.APART, MemoryOptions.DEFAULT, _ -> {});
    private long turn;

    /** A probe between two processors. */
    public Handover(Cpus cpus) {
        this.cpus = cpus;
    }

    /** Nanoseconds one way: half a round trip, the median of several bursts. */
    public double nanos() {
        long from = turn;
        FutureTask<Void> echo = PinnedThread.start(cpus.stage(), "atr-bench-pong", () -> echo(from));
        try {
            return PinnedThread.call(cpus.client(), "atr-bench-ping", this::bursts);
        } finally {
            Cells.release(line, PING, ABANDONED);
            while (!echo.isDone()) {
                Thread.onSpinWait();
            }
            Cells.release(line, PING, turn);
        }
    }

    private double bursts() {
        double[] times = new double[CHUNKS];
        for (int i = 0; i < CHUNKS; i++) {
            long begun = System.nanoTime();
            burst();
            times[i] = (System.nanoTime() - begun) / (2.0 * TURNS);
        }
        Arrays.sort(times);
        return times[CHUNKS / 2];
    }

    /** Spins without a pause: a pausing processor sees the line late. */
    private void burst() {
        for (int i = 0; i < TURNS; i++) {
            turn++;
            Cells.release(line, PING, turn);
            for (long spins = 0; Cells.acquire(line, PONG) != turn; spins++) {
                if (spins > MOST_SPINS) {
                    throw new IllegalStateException("processor " + cpus.stage()
                            + " does not answer: something else keeps it busy, or it may not be used");
                }
            }
        }
    }

    private @Nullable Void echo(long from) {
        long seen = from;
        while (true) {
            long next = Cells.acquire(line, PING);
            if (next == ABANDONED) {
                return null;
            }
            if (next != seen) {
                seen = next;
                Cells.release(line, PONG, next);
            }
        }
    }
}
