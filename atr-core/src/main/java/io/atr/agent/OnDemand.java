package io.atr.agent;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Idles by another strategy while its agent has something to look after, and sleeps 1 ms at a time while it has not: an
 * agent without a task then neither spins nor takes the place of the one that watches for others.
 */
public final class OnDemand implements IdleStrategy {
    private static final long SLEEP_NANOS = 1_000_000;

    private final BooleanSupplier needed;
    private final IdleStrategy strategy;
    private final IdleMeter meter = new IdleMeter();
    private @Nullable Agent agent;
    private boolean started;

    /**
     * A strategy for one thread.
     *
     * @param needed whether the agent has something to look after; asked after each round
     * @param strategy of the time when it has; it is started and ended anew each time
     */
    public OnDemand(BooleanSupplier needed, IdleStrategy strategy) {
        this.needed = needed;
        this.strategy = strategy;
    }

    @Override
    public void onStart(Agent mine) {
        agent = mine;
    }

    @Override
    public void idle(int workDone) {
        if (needed.getAsBoolean()) {
            begin();
            strategy.idle(workDone);
        } else {
            end();
            meter.park(SLEEP_NANOS);
        }
    }

    /** What both have cost. */
    @Override
    public IdleCost cost() {
        return meter.cost().plus(strategy.cost());
    }

    @Override
    public void onClose() {
        end();
    }

    private void begin() {
        Agent mine = agent;
        if (!started && mine != null) {
            started = true;
            strategy.onStart(mine);
        }
    }

    private void end() {
        if (started) {
            started = false;
            strategy.onClose();
        }
    }
}
