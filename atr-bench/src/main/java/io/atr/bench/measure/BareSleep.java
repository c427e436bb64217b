package io.atr.bench.measure;

import io.atr.bench.machine.PinnedThread;
import io.atr.platform.Posix;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** How long the platform sleeps when it is asked to sleep for 10 us: the best that any idle strategy that sleeps can do. */
public final class BareSleep {
    private static final int SLEEPS = 2_000;
    private static final long ASKED_NANOS = 10_000;
    private static final long LONGEST_NANOS = 1_000_000_000;

    private BareSleep() {}

    /** Sleeps some thousand times on a thread whose timers fire without slack; nanoseconds. */
    public static Histogram measure() {
        return PinnedThread.call(PinnedThread.ANYWHERE, "atr-bench-sleep", () -> {
            Posix.instance().ifPresent(posix -> posix.timerSlack(1));
            Histogram slept = new Histogram(LONGEST_NANOS, 3);
            slept.setAutoResize(true);
            for (int i = 0; i < SLEEPS; i++) {
                long begun = System.nanoTime();
                LockSupport.parkNanos(ASKED_NANOS);
                slept.recordValue(System.nanoTime() - begun);
            }
            return slept;
        });
    }
}
