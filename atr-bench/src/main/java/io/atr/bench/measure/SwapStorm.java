package io.atr.bench.measure;

import io.atr.Bus;
import io.atr.BusConfig;
import io.atr.Limits;
import io.atr.Publication;
import io.atr.PublicationOptions;
import io.atr.Subscription;
import io.atr.SubscriptionOptions;
import io.atr.Threads;
import io.atr.agent.Idling;
import io.atr.bench.load.Message;
import io.atr.bench.load.Received;
import io.atr.bench.machine.Cpus;
import io.atr.bench.machine.PinnedThread;
import io.atr.governance.Reason;
import io.atr.governance.RuleSet;
import io.atr.governance.Rules;
import io.atr.governance.TopicRule;
import io.atr.governance.TopicSet;
import io.atr.packet.Packet;
import io.atr.shard.ShardStatus;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Swaps two sets of rules in turn while packets flow: one thread publishes, swaps and reads, the shard has another
 * processor. The sets differ in one topic, which a probe is sent to.
 */
public final class SwapStorm {
    private static final int TRAFFIC = 0;
    private static final int DISPUTED = 1;
    private static final int BURST = 64;
    private static final int SWAPS_PER_PROBE = 16;
    private static final long LONGEST_NANOS = 10_000_000_000L;
    private static final long MOST_SPINS = 1_000_000_000L;

    private final Bus bus;
    private final Rules permitting;
    private final Rules forbidding;
    private final Publication traffic;
    private final Publication probing;
    private final Subscription subscription;
    private final ShardStatus status;
    private final Received received = new Received();
    private Histogram publish = new Histogram(LONGEST_NANOS, 3);
    private Histogram behindTraffic = new Histogram(LONGEST_NANOS, 3);
    private Histogram clock = new Histogram(LONGEST_NANOS, 3);
    private Histogram adoption = new Histogram(LONGEST_NANOS, 3);
    private long swaps;
    private long probes;
    private long packets;
    private int answer;

    private SwapStorm(Bus bus) {
        this.bus = bus;
        this.permitting = bus.compile(rules(true));
        this.forbidding = bus.compile(rules(false));
        bus.apply(forbidding);
        this.traffic = bus.publish(0);
        this.probing = bus.publish(PublicationOptions.sender(0).withVerdicts());
        this.subscription = bus.subscribe(SubscriptionOptions.gating());
        this.status = bus.status().getFirst();
    }

    /** Swaps {@code warmUp} times without measuring, then {@code swaps} times. */
    public static SwapFigures run(Cpus cpus, int warmUp, int swaps) {
        BusConfig config = BusConfig.DEFAULT
                .with(Limits.DEFAULT.withClients(2, 1))
                .with(new Threads(Idling.BUSY_SPIN, List.of(cpus.stage())));
        return PinnedThread.call(cpus.client(), "atr-bench-swap", () -> {
            try (Bus bus = Bus.start(config)) {
                SwapStorm storm = new SwapStorm(bus);
                storm.awaitVersion(bus.rulesVersion());
                storm.swap(warmUp);
                storm.swapInSilence(warmUp);
                return storm.measured(swaps);
            }
        });
    }

    private SwapFigures measured(int count) {
        publish = new Histogram(LONGEST_NANOS, 3);
        behindTraffic = new Histogram(LONGEST_NANOS, 3);
        clock = new Histogram(LONGEST_NANOS, 3);
        adoption = new Histogram(LONGEST_NANOS, 3);
        probes = 0;
        long before = packets;
        long begun = System.nanoTime();
        swap(count);
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new SwapFigures(
                swapInSilence(count), publish, behindTraffic, clock, adoption, probes, packets - before, seconds);
    }

    private void swap(int count) {
        for (int i = 0; i < count; i++) {
            flow();
            boolean permits = ++swaps % 2 == 0;
            Rules next = permits ? permitting : forbidding;
            boolean alone = i / 2 % 2 == 0;
            if (alone) {
                VarHandle.fullFence(); // a control thread has no packets of its own on their way out
            }
            long first = System.nanoTime();
            long begun = System.nanoTime();
            long version = bus.apply(next);
            long end = System.nanoTime();
            clock.recordValue(begun - first);
            (alone ? publish : behindTraffic).recordValue(end - begun);
            if (i % SWAPS_PER_PROBE == i / SWAPS_PER_PROBE % SWAPS_PER_PROBE) {
                awaitVersion(version);
                adoption.recordValue(System.nanoTime() - begun);
                probe(permits);
            }
        }
        settle();
    }

    /** Swaps one after the other, without a packet between them. */
    private Histogram swapInSilence(int count) {
        Histogram calls = new Histogram(LONGEST_NANOS, 3);
        for (int i = 0; i < count; i++) {
            Rules next = (i & 1) == 0 ? permitting : forbidding;
            long begun = System.nanoTime();
            bus.apply(next);
            calls.recordValue(System.nanoTime() - begun);
        }
        return calls;
    }

    /** A burst of traffic that passes under both sets. */
    private void flow() {
        if (traffic.tryClaim(TRAFFIC, BURST) >= 0) {
            MemorySegment memory = traffic.claimedMemory();
            for (int i = 0; i < BURST; i++) {
                Message.writeData(memory, traffic.claimedAt(i), packets++);
            }
            traffic.commit();
        }
        subscription.poll(this::take, 2 * BURST);
    }

    private void take(MemorySegment memory, long at) {
        if (Packet.topic(memory, at) == TRAFFIC) {
            received.take(memory, at);
        }
    }

    /** A packet on the disputed topic must get the verdict of the rules that are in force now. */
    private void probe(boolean permitted) {
        answer = 0;
        probing.offer(DISPUTED, MemorySegment.NULL, 0, 0);
        for (long spins = 0; answer == 0; spins++) {
            probing.pollVerdicts((_, _, code) -> answer = code, 1);
            subscription.poll(this::take, BURST);
            check(spins, "a probe got no verdict");
        }
        Reason wanted = permitted ? Reason.ALLOWED : Reason.E_GOV_DENYLISTED;
        if (answer != wanted.code()) {
            throw new IllegalStateException("after swap " + swaps + " a probe was judged " + Reason.of(answer)
                    + " by a shard that had adopted rules which say " + wanted);
        }
        probes++;
    }

    private void awaitVersion(long version) {
        for (long spins = 0; status.rulesVersion() < version; spins++) {
            check(spins, "the shard did not adopt rules");
        }
    }

    private void settle() {
        for (long spins = 0; received.count() < packets; spins++) {
            subscription.poll(this::take, BURST);
            check(spins, "packets that both sets of rules permit did not arrive");
        }
    }

    private static void check(long spins, String what) {
        if (spins > MOST_SPINS) {
            throw new IllegalStateException(what);
        }
    }

    private static RuleSet rules(boolean permitted) {
        return RuleSet.builder()
                .topic(TRAFFIC, TopicRule.MAX, TopicRule.MAX)
                .topic(DISPUTED, TopicRule.MAX, TopicRule.MAX)
                .sender(0, permitted ? TopicSet.of(TRAFFIC, DISPUTED) : TopicSet.of(TRAFFIC))
                .build();
    }
}
