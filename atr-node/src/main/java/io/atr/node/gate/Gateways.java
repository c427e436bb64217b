package io.atr.node.gate;

import io.atr.Bus;
import io.atr.agent.Faults;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.EventExecutorGroup;
import java.util.ArrayList;
import java.util.List;

/**
 * A gateway for every event loop, so that a batch is never handed to another thread. They keep their places among the
 * bus's publishers until they are closed.
 */
public final class Gateways implements AutoCloseable {
    /** What is said of faults in the work for one call. */
    public static final String FAULT = "%s failed, and its call alone was ended";

    private record Seat(Gateway gateway, EventExecutor loop) {}

    private final List<Seat> seats = new ArrayList<>();

    /**
     * Gateways for all loops of some groups.
     *
     * @param laneSlots of the bus's lanes
     * @throws IllegalStateException when the bus has fewer publishers' places left
     */
    public Gateways(Bus bus, int laneSlots, GateLimits limits, List<? extends EventExecutorGroup> groups) {
        this(bus, laneSlots, limits, groups, new Faults(FAULT, line -> {}));
    }

    /**
     * As above.
     *
     * @param faults told of work that failed
     */
    public Gateways(
            Bus bus, int laneSlots, GateLimits limits, List<? extends EventExecutorGroup> groups, Faults faults) {
        for (EventExecutorGroup group : groups) {
            for (EventExecutor loop : group) {
                seats.add(new Seat(new Gateway(bus, laneSlots, limits, loop, faults), loop));
            }
        }
    }

    /** The gateway of the calling thread, which must be one of the event loops. */
    public Gateway current() {
        for (Seat seat : seats) {
            if (seat.gateway().isMine()) {
                return seat.gateway();
            }
        }
        throw new IllegalStateException("batches belong on an event loop, not on " + Thread.currentThread());
    }

    /** Refuses what is in flight, gives the lanes back, and waits for that; not on an event loop. */
    @Override
    public void close() {
        for (Seat seat : seats) {
            if (seat.loop().isShuttingDown()) {
                continue;
            }
            seat.loop().submit(seat.gateway()::close).syncUninterruptibly();
        }
    }
}
