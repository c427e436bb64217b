package io.atr.agent;

/** Sleeps for the same time after every round, whatever was done: for control threads. */
public final class Paced implements IdleStrategy {
    private final long nanos;
    private final IdleMeter meter = new IdleMeter();

    /** Sleeps for {@code nanos}. */
    public Paced(long nanos) {
        this.nanos = nanos;
    }

    @Override
    public void idle(int workDone) {
        meter.park(nanos);
    }

    @Override
    public IdleCost cost() {
        return meter.cost();
    }
}
