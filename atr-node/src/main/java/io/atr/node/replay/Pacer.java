package io.atr.node.replay;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits until datagrams are due. One thread. */
final class Pacer {
    private static final long NEAR_NANOS = 100_000;
    private static final long NAP_NANOS = 20_000_000;

    private final Speed speed;
    private final BooleanSupplier stop;
    private final long begun = System.nanoTime();

    /** Begins now. */
    Pacer(Speed speed, BooleanSupplier stop) {
        this.speed = speed;
        this.stop = stop;
    }

    /** Nanoseconds until something is due; 0 or less when it is. */
    long left(long captureNanos) {
        return speed.isPaced() ? speed.due(captureNanos) - (System.nanoTime() - begun) : 0;
    }

    /**
     * Waits until something is due, or it is time to stop.
     *
     * @param whileWaiting called some fifty times a second
     */
    void await(long captureNanos, Runnable whileWaiting) {
        for (long left = left(captureNanos); left > 0 && !stop.getAsBoolean(); left = left(captureNanos)) {
            if (left > NEAR_NANOS) {
                LockSupport.parkNanos(Math.min(left - NEAR_NANOS, NAP_NANOS));
                whileWaiting.run();
            } else {
                Thread.onSpinWait();
            }
        }
    }
}
