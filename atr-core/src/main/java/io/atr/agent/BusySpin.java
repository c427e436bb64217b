package io.atr.agent;

/** Spins for as long as there is nothing to do. */
final class BusySpin implements IdleStrategy {
    private final IdleMeter meter = new IdleMeter();

    @Override
    public void idle(int workDone) {
        if (workDone == 0) {
            meter.spin();
        }
    }

    @Override
    public IdleCost cost() {
        return meter.cost();
    }
}
