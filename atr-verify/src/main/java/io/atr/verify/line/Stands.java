package io.atr.verify.line;

import io.atr.Bus;
import io.atr.BusConfig;
import io.atr.Limits;
import io.atr.Rings;
import io.atr.Threads;
import io.atr.agent.Idling;
import io.atr.bench.machine.Cpus;
import io.atr.bench.machine.PinnedThread;
import io.atr.shard.StallPolicy;
import java.util.List;

/** How the buses that are measured are set up. */
public final class Stands {
    /** Slots of lane and log: the shape in which {@code atr bench peers} found it fastest. */
    private static final Rings RINGS = new Rings(1 << 13, 1 << 13);

    private Stands() {}

    /** What all of them have in common: one shard that spins, nobody is detached for being slow. */
    public static BusConfig config(Cpus cpus) {
        List<Integer> shard = cpus.stage() == PinnedThread.ANYWHERE ? List.of() : List.of(cpus.stage());
        return BusConfig.DEFAULT
                .with(Limits.DEFAULT.withClients(1, 1))
                .with(RINGS)
                .with(new Threads(Idling.BUSY_SPIN, shard))
                .with(new StallPolicy(StallPolicy.NEVER, StallPolicy.NEVER));
    }

    /** As users start it: the shard has a thread of its own, pinned. */
    public static Stand ordinary(Cpus cpus) {
        Bus bus = Bus.start(config(cpus));
        return new Stand() {
            @Override
            public Bus bus() {
                return bus;
            }

            @Override
            public void close() {
                bus.close();
            }
        };
    }
}
