package io.atr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.agent.ManualClock;
import io.atr.governance.Reason;
import io.atr.governance.RuleSet;
import io.atr.governance.TopicRule;
import io.atr.governance.TopicSet;
import io.atr.packet.Packet;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A quota whose topics lie in several shards: split by demand, never exceeded, and no shard starves. */
class QuotaSplitTest {
    private static final int SENDER = 3;
    private static final MemorySegment DATA = Arena.ofAuto().allocate(Packet.DATA_SIZE, 8);

    private final ManualClock clock = new ManualClock();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void neverMoreThanTheQuotaOrOneForEachShardIsInFlight(long seed) {
        Random random = new Random(seed);
        int shards = 2 + random.nextInt(3);
        int quota = 1 + random.nextInt(20);
        try (Bus bus = bus(shards, quota);
                Publication publication = bus.publish(SENDER);
                Subscription subscription = bus.subscribe(SubscriptionOptions.gating())) {
            int inFlight = 0;
            for (int step = 0; step < 5_000; step++) {
                int favourite = step / 1_000 % shards;
                int topic = random.nextInt(4) > 0 ? favourite : random.nextInt(shards);
                publication.offer(topic, DATA, 0, 8);
                clock.advance(random.nextInt(2_000_000));
                long before = publication.count(Reason.ALLOWED);
                bus.doWork();
                inFlight += (int) (publication.count(Reason.ALLOWED) - before);
                assertTrue(
                        inFlight <= Math.max(quota, shards),
                        "seed " + seed + ", step " + step + ": " + inFlight + " in flight, quota " + quota);
                if (random.nextInt(3) == 0) {
                    inFlight -= subscription.poll((memory, at) -> {}, random.nextInt(4));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 100})
    void everyShardGetsSomething(int quota) {
        int shards = 4;
        try (Bus bus = bus(shards, quota);
                Publication publication = bus.publish(SENDER);
                Subscription subscription = bus.subscribe(SubscriptionOptions.gating())) {
            long[] seen = new long[shards];
            for (int round = 0; round < 100; round++) {
                for (int topic = 0; topic < shards; topic++) {
                    publication.offer(topic, DATA, 0, 8);
                }
                bus.doWork();
                clock.advance(1_000_000);
                subscription.poll((memory, at) -> seen[Packet.topic(memory, at)]++, Integer.MAX_VALUE);
            }
            for (long packets : seen) {
                assertEquals(100, packets);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 100, 1000})
    void aShardThatHasAllTheDemandGetsAllButOneForEachOther(int quota) {
        int shards = 4;
        try (Bus bus = bus(shards, quota);
                Publication publication = bus.publish(SENDER);
                Subscription subscription = bus.subscribe(SubscriptionOptions.gating())) {
            ArrayDeque<Integer> admitted = new ArrayDeque<>(List.of(0));
            for (int period = 0; period < 10; period++) {
                for (int i = 0; i < quota; i++) {
                    publication.offer(1, DATA, 0, 8);
                }
                for (int round = 0; round < 4; round++) {
                    clock.advance(5_000_000);
                    bus.doWork();
                }
                admitted.add(subscription.poll((memory, at) -> {}, Integer.MAX_VALUE));
            }
            assertEquals(quota - (shards - 1), admitted.getLast());
        }
    }

    private Bus bus(int shards, int quota) {
        Limits limits = new Limits(shards, 1, 1, 16, 16, 2, 2);
        Bus bus = Bus.onCallersThread(BusConfig.DEFAULT.with(limits).with(new Rings(4096, 4096)), clock);
        RuleSet.Builder rules = RuleSet.builder();
        IntStream.range(0, 16).forEach(topic -> rules.topic(TopicRule.unlimited(topic)));
        bus.apply(rules.sender(SENDER, TopicSet.range(0, 15), quota).build());
        return bus;
    }
}
