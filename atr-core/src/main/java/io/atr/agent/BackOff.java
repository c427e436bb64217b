package io.atr.agent;

/**
 * Spins while it has the process's one {@link SpinSeat}, and sleeps 10 us at a time otherwise. An agent that gets work
 * keeps the seat for a while, so that a short burst does not cost it its place.
 */
final class BackOff implements IdleStrategy {
    private static final long NAP_NANOS = 10_000;
    private static final int BUSY_ROUNDS_TO_YIELD = 1 << 14;
    private static final int SPINS_BEFORE_NAP = 64;

    private final SpinSeat seat;
    private final SpinSeat.Holder holder = new SpinSeat.Holder();
    private final IdleMeter meter = new IdleMeter();
    private int busyRounds;
    private int idleRounds;

    BackOff(SpinSeat seat) {
        this.seat = seat;
    }

    @Override
    public void idle(int workDone) {
        if (workDone > 0) {
            idleRounds = 0;
            if (++busyRounds == BUSY_ROUNDS_TO_YIELD) {
                seat.leave(holder);
            }
            return;
        }
        busyRounds = 0;
        if (idleRounds < SPINS_BEFORE_NAP) {
            idleRounds++;
            meter.spin();
        } else if (seat.take(holder)) {
            meter.spin();
        } else {
            meter.park(NAP_NANOS);
        }
    }

    @Override
    public IdleCost cost() {
        return meter.cost();
    }

    @Override
    public void onClose() {
        seat.leave(holder);
    }
}
