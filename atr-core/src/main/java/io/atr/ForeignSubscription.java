package io.atr;

/**
 * A subscription whose subscriber is another process that maps the logs, as the node sees it. Any thread.
 *
 * @see Bus#subscribeFrom
 */
public final class ForeignSubscription implements AutoCloseable {
    private final int place;
    private final Runnable leave;
    private boolean closed;

    ForeignSubscription(int place, Runnable leave) {
        this.place = place;
        this.leave = leave;
    }

    /** Its place in the logs. */
    public int place() {
        return place;
    }

    /** No log waits for it any more. Closing twice is fine. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            leave.run();
        }
    }
}
