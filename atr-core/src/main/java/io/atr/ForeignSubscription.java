package io.atr;

import java.util.function.BooleanSupplier;

/**
 * A subscription whose subscriber is another process that maps the logs, as the node sees it. Any thread.
 *
 * @see Bus#subscribeFrom
 */
public final class ForeignSubscription implements AutoCloseable {
    private final int place;
    private final BooleanSupplier detached;
    private final Runnable leave;
    private boolean wasDetached;
    private boolean closed;

    ForeignSubscription(int place, BooleanSupplier detached, Runnable leave) {
        this.place = place;
        this.detached = detached;
        this.leave = leave;
    }

    /** Its place in the logs. */
    public int place() {
        return place;
    }

    /** Whether a log gave it up, since it kept the log waiting for too long or its cursor was no reader's; also after it was closed. */
    public synchronized boolean isDetached() {
        wasDetached |= !closed && detached.getAsBoolean();
        return wasDetached;
    }

    /** No log waits for it any more. Closing twice is fine. */
    @Override
    public synchronized void close() {
        if (!closed) {
            wasDetached |= detached.getAsBoolean();
            closed = true;
            leave.run();
        }
    }
}
