package io.atr.verify.line;

import io.atr.bench.machine.Cpus;
import io.atr.bench.machine.PinnedThread;
import io.atr.platform.Ticks;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What a machine does to a thread that does nothing but read the clock: gaps between two readings, on both processors at
 * once. No program on them can have a smaller tail.
 */
public final class HiccupProbe {
    private static final Ticks TICKS = Ticks.best();
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(10);

    private HiccupProbe() {}

    /** Gaps in nanoseconds, of both processors, over so many nanoseconds. */
    public static Histogram run(Cpus cpus, long nanos) {
        FutureTask<Histogram> other = PinnedThread.start(cpus.stage(), "atr-verify-probe", () -> gaps(nanos));
        Histogram all = PinnedThread.call(cpus.client(), "atr-verify-probe", () -> gaps(nanos));
        all.add(PinnedThread.await("atr-verify-probe", other));
        return all;
    }

    private static Histogram gaps(long nanos) {
        Histogram gaps = new Histogram(LONGEST_NANOS, 3);
        long ticks = TICKS.ticks(nanos);
        long begun = TICKS.glance();
        long last = begun;
        while (last - begun < ticks) {
            long now = TICKS.glance();
            gaps.recordValue(Math.min(TICKS.nanos(now - last), LONGEST_NANOS));
            last = now;
        }
        return gaps;
    }
}
