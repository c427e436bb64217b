package io.atr.node.live;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Lets so many a second go, evenly; 10 ms of what was late are made up for. One thread. */
final class Pace {
    private static final long LONGEST_NAP = 20_000_000L;

    private static final double MOST_BEHIND = 10e6;

    private final double nanosEach;
    private double due = System.nanoTime();

    Pace(int perSecond) {
        nanosEach = 1e9 / perSecond;
    }

    /** Whether the next one is not due yet. */
    boolean isAhead() {
        return due - System.nanoTime() > 0;
    }

    /** Waits until the next one is due, or it is time to stop. */
    void await(BooleanSupplier stop) {
        for (double left = due - System.nanoTime(); left > 0 && !stop.getAsBoolean(); left = due - System.nanoTime()) {
            LockSupport.parkNanos((long) Math.min(left, LONGEST_NAP));
        }
    }

    /** One went. */
    void step() {
        due = Math.max(due, System.nanoTime() - MOST_BEHIND) + nanosEach;
    }
}
