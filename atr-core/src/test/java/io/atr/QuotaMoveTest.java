package io.atr;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.agent.ManualClock;
import io.atr.governance.Reason;
import io.atr.governance.RuleSet;
import io.atr.governance.TopicRule;
import io.atr.governance.TopicSet;
import io.atr.packet.Packet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A split quota of a sender whose topics come to lie in other shards, again and again. Between two changes the quota
 * holds for what was admitted since the first step after the change; until that step, a shard that was not part of the
 * last split has an equal part and nothing from long ago.
 */
class QuotaMoveTest {
    private static final int SENDER = 3;
    private static final int SHARDS = 4;
    private static final int TOPICS = 16;

    private final ManualClock clock = new ManualClock();
    private final Bus bus = Bus.onCallersThread(
            BusConfig.DEFAULT.with(new Limits(SHARDS, 1, 1, TOPICS, 16, 8, 4)).with(new Rings(256, 1024)), clock);
    private final Publication publication =
            bus.publish(PublicationOptions.sender(SENDER).withVerdicts());
    private final Subscription subscription = bus.subscribe(SubscriptionOptions.gating());

    /** For each shard the epochs in which the packets in flight there were admitted, the oldest first. */
    private final List<Deque<Integer>> inFlight = new ArrayList<>();

    /** How many were in flight in each shard when the rules changed. */
    private final int[] before = new int[SHARDS];

    private Split rules = new Split(0, new BitSet());
    private Split lastSplit = rules;
    private boolean stepped = true;
    private int epoch;

    /** A quota and the shards in which it is used. */
    private record Split(int quota, BitSet shards) {
        int equalPart() {
            return Math.max(1, quota / shards.cardinality());
        }

        int bound() {
            return Math.max(quota, shards.cardinality());
        }
    }

    QuotaMoveTest() {
        for (int shard = 0; shard < SHARDS; shard++) {
            inFlight.add(new ArrayDeque<>());
        }
    }

    @Test
    void whatWasWithdrawnIsNotUsedAgain() {
        Seeds.each(100, seed -> {
            QuotaMoveTest test = new QuotaMoveTest();
            try (Bus _ = test.bus) {
                test.history(Seeds.random(seed));
            }
        });
    }

    private void history(Random random) {
        int quota = 2 + random.nextInt(24);
        for (int change = 0; change < 30; change++) {
            change(new Split(random.nextInt(5) == 0 ? 1 + random.nextInt(24) : quota, someShards(random)));
            int favourite = oneOf(rules.shards, random);
            int rounds = random.nextInt(20);
            for (int round = 0; round < rounds; round++) {
                boolean steps = round > rounds / 4;
                round(random, random.nextInt(4) > 0 ? favourite : oneOf(rules.shards, random), steps);
            }
        }
    }

    private static BitSet someShards(Random random) {
        return BitSet.valueOf(new long[] {1 + random.nextInt((1 << SHARDS) - 1)});
    }

    private static int oneOf(BitSet shards, Random random) {
        int[] all = shards.stream().toArray();
        return all[random.nextInt(all.length)];
    }

    private void change(Split to) {
        BitSet topics = new BitSet();
        to.shards.stream().forEach(shard -> {
            topics.set(shard);
            topics.set(shard + SHARDS);
        });
        RuleSet.Builder next = RuleSet.builder();
        for (int topic = 0; topic < TOPICS; topic++) {
            next.topic(TopicRule.unlimited(topic));
        }
        bus.apply(next.sender(SENDER, TopicSet.of(topics), to.quota).build());
        if (!to.equals(rules)) {
            rules = to;
            stepped = false;
            epoch++;
            for (int shard = 0; shard < SHARDS; shard++) {
                before[shard] = inFlight.get(shard).size();
            }
        }
    }

    /** A burst on one shard, judged before the quotas are reconciled, which they are if it steps. */
    private void round(Random random, int shard, boolean steps) {
        for (int i = random.nextInt(60); i > 0; i--) {
            TestBus.offer(publication, shard + SHARDS * random.nextInt(2), i);
        }
        if (steps) {
            clock.advance(QuotaControl.PERIOD_NANOS);
        }
        bus.doWork();
        publication.pollVerdicts(this::onVerdict, Integer.MAX_VALUE);
        check();
        if (steps && !stepped) {
            stepped = true;
            epoch++;
            lastSplit = rules.shards.cardinality() > 1 ? rules : lastSplit;
        }
        subscription.poll(
                (memory, at) -> inFlight.get(Packet.topic(memory, at) % SHARDS).remove(), random.nextInt(40));
    }

    private void onVerdict(long position, int topic, int code) {
        if (code == Reason.ALLOWED.code()) {
            inFlight.get(topic % SHARDS).add(epoch);
        }
    }

    private void check() {
        long admitted = inFlight.stream()
                .flatMap(Deque::stream)
                .filter(since -> since == epoch)
                .count();
        if (stepped) {
            assertTrue(admitted <= rules.bound(), () -> admitted + " admitted since the step under " + rules);
            return;
        }
        int most = 0;
        for (int shard = 0; shard < SHARDS; shard++) {
            if (rules.shards.get(shard) && !inLastSplit(shard)) {
                int part = rules.equalPart();
                int found = inFlight.get(shard).size();
                int allowed = Math.max(before[shard], part);
                String where = "shard " + shard;
                assertTrue(
                        found <= allowed, () -> found + " in flight in " + where + " before the step under " + rules);
                most += part;
            }
        }
        int bound = most + lastSplit.bound();
        assertTrue(admitted <= bound, () -> admitted + " admitted before the step under " + rules + ", not " + bound);
    }

    /** Whether the shard may use a share that it still has; of another quota it may not. */
    private boolean inLastSplit(int shard) {
        return rules.shards.cardinality() > 1 && lastSplit.quota == rules.quota && lastSplit.shards.get(shard);
    }
}
