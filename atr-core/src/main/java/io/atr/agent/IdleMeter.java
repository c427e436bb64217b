package io.atr.agent;

import io.atr.platform.Posix;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/** Spins and parks for an {@link IdleStrategy}, and counts them. Written by one thread, read by any. */
final class IdleMeter {
    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int SPINS = 0;
    private static final int PARKS = 1;
    private static final int PARKED = 2;
    private static final int LONGEST = 3;

    private final long[] counts = new long[4];
    private boolean slackSet;

    void spin() {
        LONGS.setOpaque(counts, SPINS, counts[SPINS] + 1);
        Thread.onSpinWait();
    }

    /** Sleeps for about {@code nanos}; the first time, asks the kernel to wake this thread on time. */
    void park(long nanos) {
        if (!slackSet) {
            slackSet = true;
            Posix.instance().ifPresent(posix -> posix.timerSlack(1));
        }
        long begun = System.nanoTime();
        LockSupport.parkNanos(nanos);
        long away = System.nanoTime() - begun;
        LONGS.setOpaque(counts, PARKS, counts[PARKS] + 1);
        LONGS.setOpaque(counts, PARKED, counts[PARKED] + away);
        LONGS.setOpaque(counts, LONGEST, Math.max(counts[LONGEST], away));
    }

    IdleCost cost() {
        return new IdleCost(count(SPINS), count(PARKS), count(PARKED), count(LONGEST));
    }

    private long count(int which) {
        return (long) LONGS.getOpaque(counts, which);
    }
}
