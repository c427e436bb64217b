package io.atr.bench.peers;

import io.atr.Bus;
import io.atr.BusConfig;
import io.atr.Limits;
import io.atr.Publication;
import io.atr.PublicationOptions;
import io.atr.Rings;
import io.atr.Subscription;
import io.atr.SubscriptionOptions;
import io.atr.Threads;
import io.atr.agent.Idling;
import io.atr.bench.load.Workload;
import io.atr.memory.MemoryOptions;
import io.atr.shard.StallPolicy;
import java.time.Duration;
import java.util.List;

/** The shard in the client's own process. */
final class AtrInside implements AtrSide {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Bus bus;

    AtrInside(Workload workload, Shape shape, int cpu, int publishers) {
        this.bus = start(workload, shape, cpu, publishers, MemoryOptions.DEFAULT);
    }

    /** A bus of one shard that spins on a processor, under the workload's rules. */
    static Bus start(Workload workload, Shape shape, int cpu, int publishers, MemoryOptions memory) {
        Bus bus = Bus.start(BusConfig.DEFAULT
                .with(Limits.DEFAULT.withClients(publishers, 1))
                .with(new Rings(shape.ring(), shape.second()))
                .with(new Threads(Idling.BUSY_SPIN, List.of(cpu)))
                .with(memory)
                .with(new StallPolicy(StallPolicy.NEVER, StallPolicy.NEVER)));
        if (!bus.awaitAdoption(bus.apply(workload.rules()), PATIENCE)) {
            bus.close();
            throw new IllegalStateException("the shard did not adopt the rules within " + PATIENCE.toSeconds() + " s");
        }
        return bus;
    }

    @Override
    public Publication publish(PublicationOptions options) {
        return bus.publish(options);
    }

    @Override
    public Subscription subscribe(SubscriptionOptions options) {
        return bus.subscribe(options);
    }

    @Override
    public void close() {
        bus.close();
    }
}
