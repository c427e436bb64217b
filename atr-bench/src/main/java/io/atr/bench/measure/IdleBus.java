package io.atr.bench.measure;

import com.sun.management.OperatingSystemMXBean;
import io.atr.Answer;
import io.atr.Bus;
import io.atr.BusConfig;
import io.atr.Limits;
import io.atr.Publication;
import io.atr.Rings;
import io.atr.Subscription;
import io.atr.SubscriptionOptions;
import io.atr.Threads;
import io.atr.agent.IdleCost;
import io.atr.agent.Idling;
import io.atr.bench.machine.PinnedThread;
import io.atr.governance.RuleSet;
import io.atr.governance.TopicRule;
import io.atr.governance.TopicSet;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Lets a bus idle, looks what that costs, and wakes it. */
public final class IdleBus {
    private static final int TOPICS = 64;
    private static final int SENDER = 0;
    private static final int WARM_UPS = 4;
    private static final int WARM_UP_PACKETS = 100_000;
    private static final long WARM_UP_NANOS = 500_000_000;
    private static final long SETTLE_NANOS = 200_000_000;
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long AWAKE_NANOS = 20_000_000;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Idling idling;
    private final int shards;
    private final int clientCpu;

    /**
     * A bus of so many shards that idle in one way; their threads are not pinned.
     *
     * @param clientCpu the processor of the thread that publishes and subscribes, or {@link PinnedThread#ANYWHERE}
     */
    public IdleBus(Idling idling, int shards, int clientCpu) {
        this.idling = idling;
        this.shards = shards;
        this.clientCpu = clientCpu;
    }

    /**
     * Measures.
     *
     * @param idleNanos how long nothing happens
     * @param wakes how often a packet breaks a second's silence
     */
    public IdleFigures measure(long idleNanos, int wakes) {
        try (Bus bus = start()) { // here, since a thread inherits the processors of the one that starts it
            return PinnedThread.call(clientCpu, "atr-bench-idle", () -> measure(bus, idleNanos, wakes));
        }
    }

    private IdleFigures measure(Bus bus, long idleNanos, int wakes) {
        Publication publication = bus.publish(SENDER);
        Subscription subscription = bus.subscribe(SubscriptionOptions.gating());
        for (int i = 0; i < WARM_UPS; i++) {
            warmUp(publication, subscription);
            rest(SETTLE_NANOS);
        }
        List<IdleCost> before = bus.idleCosts();
        double cores = cores(idleNanos);
        List<IdleCost> after = bus.idleCosts();
        List<Double> waking = new ArrayList<>();
        for (int i = 0; i < wakes; i++) {
            rest(SILENCE_NANOS);
            spin(AWAKE_NANOS);
            waking.add(firstPacket(publication, subscription, i % shards));
        }
        return new IdleFigures(idling, shards, cores, spinning(before, after), longestPark(bus), waking);
    }

    /**
     * Packets and silence in turn have both compiled: code that was compiled during silence is thrown away at the first
     * packet. Where threads outnumber processors every packet takes long: then a few must do.
     */
    private void warmUp(Publication publication, Subscription subscription) {
        long begun = System.nanoTime();
        for (int i = 0; i < WARM_UP_PACKETS && System.nanoTime() - begun < WARM_UP_NANOS; i++) {
            firstPacket(publication, subscription, i % shards);
        }
    }

    private Bus start() {
        Bus bus = Bus.start(BusConfig.DEFAULT
                .with(Limits.DEFAULT.withShards(shards).withClients(1, 1).withIds(TOPICS, 1))
                .with(new Rings(64, 64))
                .with(new Threads(idling, List.of())));
        RuleSet.Builder rules = RuleSet.builder().sender(SENDER, TopicSet.range(0, TOPICS - 1));
        for (int topic = 0; topic < TOPICS; topic++) {
            rules.topic(topic, TopicRule.MAX, TopicRule.MAX);
        }
        if (!bus.awaitAdoption(bus.apply(rules.build()), Duration.ofNanos(PATIENCE_NANOS))) {
            bus.close();
            throw new IllegalStateException("a shard did not adopt the rules within 10 s");
        }
        return bus;
    }

    private static double cores(long nanos) {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long begun = System.nanoTime();
        long used = system.getProcessCpuTime();
        rest(nanos);
        return (double) (system.getProcessCpuTime() - used) / (System.nanoTime() - begun);
    }

    private static double firstPacket(Publication publication, Subscription subscription, int topic) {
        long begun = System.nanoTime();
        long answer = publication.offer(topic, MemorySegment.NULL, 0, 0);
        if (answer < 0) {
            throw new IllegalStateException("offer answered " + Answer.name(answer));
        }
        while (subscription.poll((_, _) -> {}, 1) == 0) {
            Thread.onSpinWait();
            if (System.nanoTime() - begun > PATIENCE_NANOS) {
                throw new IllegalStateException("a packet after a second of silence was not seen within 10 s");
            }
        }
        return System.nanoTime() - begun;
    }

    private static int spinning(List<IdleCost> before, List<IdleCost> after) {
        int count = 0;
        for (int i = 0; i < after.size(); i++) {
            boolean slept = after.get(i).parks() > before.get(i).parks();
            count += !slept && after.get(i).spins() > before.get(i).spins() ? 1 : 0;
        }
        return count;
    }

    private static long longestPark(Bus bus) {
        return bus.idleCosts().stream()
                .mapToLong(IdleCost::longestParkNanos)
                .max()
                .orElse(0);
    }

    /** Lets the client's own waking pass, and the kernel find other processors for the threads that were on its own. */
    private static void spin(long nanos) {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < nanos) {
            Thread.onSpinWait();
        }
    }

    private static void rest(long nanos) {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
