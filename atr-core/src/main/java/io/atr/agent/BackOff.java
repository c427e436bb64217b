package io.atr.agent;

import org.jspecify.annotations.Nullable;

/**
 * Spins while it has the process's one {@link SpinSeat}, and watches for those that sleep; sleeps otherwise, until its
 * agent may have work or the seat is free. An agent that gets work keeps the seat for a while, so that a short burst does
 * not cost it its place.
 *
 * <p>An agent that may have work but finds none (its log is full), or that nobody watches for, naps 10 us at a time.
 */
final class BackOff implements IdleStrategy {
    private static final long NAP_NANOS = 10_000;
    private static final long SLEEP_NANOS = 10_000_000;
    private static final int BUSY_ROUNDS_TO_YIELD = 1 << 14;
    private static final int SPINS_BEFORE_NAP = 64;
    private static final int ROUNDS_AWAKE = 2;

    private final SpinSeat seat;
    private final long sleepNanos;
    private final SpinSeat.Holder holder = new SpinSeat.Holder();
    private final IdleMeter meter = new IdleMeter();
    private @Nullable Sleeper sleeper;
    private boolean seated;
    private boolean foundNothing; // though there may be work; to be believed after one more round
    private int busyRounds;
    private int idleRounds;

    BackOff(SpinSeat seat) {
        this(seat, SLEEP_NANOS);
    }

    /**
     * A strategy that sleeps for some time at the most.
     *
     * @param sleepNanos the safety net for a watcher that the kernel keeps from running
     */
    BackOff(SpinSeat seat, long sleepNanos) {
        this.seat = seat;
        this.sleepNanos = sleepNanos;
    }

    @Override
    public void onStart(Agent agent) {
        Sleeper mine = new Sleeper(agent, Thread.currentThread());
        sleeper = seat.sleepers().join(mine) ? mine : null;
    }

    @Override
    public void idle(int workDone) {
        if (workDone > 0) {
            busy();
            return;
        }
        busyRounds = 0;
        if (seated) {
            seat.sleepers().lookAtNext();
            meter.spin();
        } else if (idleRounds < SPINS_BEFORE_NAP) {
            idleRounds++;
            meter.spin();
        } else if (sit()) {
            meter.spin();
        } else {
            sleep();
        }
    }

    @Override
    public IdleCost cost() {
        return meter.cost();
    }

    @Override
    public void onClose() {
        seated = false;
        if (sleeper != null) {
            seat.sleepers().quit(sleeper);
        }
        seat.leave(holder);
    }

    private void busy() {
        idleRounds = 0;
        foundNothing = false;
        if (!seated) {
            return;
        }
        if (++busyRounds < BUSY_ROUNDS_TO_YIELD) {
            seat.sleepers().lookAtNext();
        } else {
            seated = false;
            seat.leave(holder);
        }
    }

    private boolean sit() {
        seated = seat.take(holder);
        return seated;
    }

    /** Who naps comes by again by itself, and must not be called: the watcher would call it without end. */
    private void sleep() {
        Sleeper mine = sleeper;
        if (mine == null || (foundNothing && mine.mayHaveWork())) {
            meter.park(NAP_NANOS);
            return;
        }
        mine.lieDown();
        if (!sit()) {
            rest(mine);
        }
        mine.getUp();
        sit();
    }

    /** What came since the last round is seen to at once. */
    private void rest(Sleeper mine) {
        foundNothing = mine.mayHaveWork();
        if (foundNothing) {
            meter.spin();
        } else {
            meter.park(sleepNanos);
            idleRounds = SPINS_BEFORE_NAP - ROUNDS_AWAKE + 1; // whoever counts rounds sees a whole one
        }
    }
}
