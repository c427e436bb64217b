package io.atr.agent;

/** A clock that its owner moves: for replay, simulation and tests. The thread that drives the shards moves it. */
public final class ManualClock implements Clock {
    private long now;

    /** Sets the time, in nanoseconds; it may be earlier than before. */
    public void set(long nanos) {
        now = nanos;
    }

    /** Moves the time on. */
    public void advance(long nanos) {
        now += nanos;
    }

    @Override
    public long nanos() {
        return now;
    }
}
