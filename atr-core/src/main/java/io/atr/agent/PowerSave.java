package io.atr.agent;

/** Sleeps 20 us at first, twice as long every time, 2 ms at the most; the first work wakes it fully. */
final class PowerSave implements IdleStrategy {
    private static final long FIRST_NANOS = 20_000;
    private static final long LONGEST_NANOS = 2_000_000;
    private static final int SPINS_BEFORE_SLEEP = 64;

    private final IdleMeter meter = new IdleMeter();
    private long sleepNanos = FIRST_NANOS;
    private int idleRounds;

    @Override
    public void idle(int workDone) {
        if (workDone > 0) {
            idleRounds = 0;
            sleepNanos = FIRST_NANOS;
        } else if (idleRounds < SPINS_BEFORE_SLEEP) {
            idleRounds++;
            meter.spin();
        } else {
            meter.park(sleepNanos);
            sleepNanos = Math.min(2 * sleepNanos, LONGEST_NANOS);
        }
    }

    @Override
    public IdleCost cost() {
        return meter.cost();
    }
}
