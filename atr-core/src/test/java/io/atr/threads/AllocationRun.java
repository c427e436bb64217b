package io.atr.threads;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.Bus;
import io.atr.Publication;
import io.atr.Rings;
import io.atr.Subscription;
import io.atr.SubscriptionOptions;
import io.atr.governance.Reason;
import io.atr.governance.RuleSet;
import io.atr.governance.TopicSet;
import java.util.BitSet;
import java.util.concurrent.CountDownLatch;

/** A publisher, a shard, and a thread that reads a gating and a lossy subscription: what each of them allocates. */
final class AllocationRun {
    /** Bytes allocated by each thread. */
    record Bytes(long publisher, long shard, long subscriber) {}

    static final Bytes NONE = new Bytes(0, 0, 0);
    static final Bytes NOT_YET = new Bytes(-1, -1, -1);

    private static final int SENDER = 1;
    private static final int DENIED_TOPIC = 40;
    private static final int LIMITED_TOPIC = 41;
    private static final int QUOTA = 200_000;

    private final long packets;
    private final long warmUp;
    private final Crew crew = new Crew();
    private final CountDownLatch publisherIsWarm = new CountDownLatch(1);
    private final CountDownLatch subscriberIsWarm = new CountDownLatch(1);
    private long byPublisher = -1;
    private long bySubscriber = -1;
    private volatile boolean done;

    AllocationRun(long packets) {
        this.packets = packets;
        this.warmUp = Math.max(3_000_000, packets / 10);
    }

    Bytes run() throws InterruptedException {
        try (Bus bus = Bus.start(Setting.config(1).with(new Rings(1 << 16, 1 << 18)))) {
            bus.apply(rules());
            Publication publication = bus.publish(SENDER);
            Subscription gating = bus.subscribe(SubscriptionOptions.gating());
            Subscription lossy = bus.subscribe(SubscriptionOptions.lossy().topics(TopicSet.range(0, 20)));
            crew.start("subscriber", () -> read(gating, lossy));
            crew.start("publisher", () -> publish(publication));
            long shard = Allocation.thread("atr-shard-0");
            publisherIsWarm.await();
            subscriberIsWarm.await();
            long before = Allocation.of(shard);
            crew.join();
            long byShard = Allocation.of(shard) - before;
            assertVaried(publication);
            return new Bytes(byPublisher, byShard, bySubscriber);
        }
    }

    private void publish(Publication publication) {
        Load load = new Load(publication, LIMITED_TOPIC, DENIED_TOPIC);
        try {
            load.runUntil(warmUp, crew);
            publisherIsWarm.countDown();
            long before = Allocation.ofThisThread();
            load.runUntil(warmUp + packets, crew);
            byPublisher = Allocation.ofThisThread() - before;
        } finally {
            publisherIsWarm.countDown();
            done = true;
        }
    }

    private void read(Subscription gating, Subscription lossy) {
        Totals totals = new Totals();
        try {
            readUntil(warmUp / 2, gating, lossy, totals);
            subscriberIsWarm.countDown();
            long before = Allocation.ofThisThread();
            readUntil(Long.MAX_VALUE, gating, lossy, totals);
            bySubscriber = Allocation.ofThisThread() - before;
            assertTrue(totals.sum() != 0, "nothing was read");
        } finally {
            subscriberIsWarm.countDown();
        }
    }

    private void readUntil(long count, Subscription gating, Subscription lossy, Totals totals) {
        for (int turn = 0; totals.packets() < count && !done && crew.goesOn(); turn++) {
            int handed = gating.poll(totals, 1024);
            if (turn % 8 == 0) {
                lossy.poll(totals, 64);
            }
            if (handed == 0) {
                Thread.yield();
            }
        }
    }

    private static RuleSet rules() {
        RuleSet.Builder rules = RuleSet.builder();
        BitSet permitted = new BitSet();
        for (int topic = 0; topic < DENIED_TOPIC; topic++) {
            rules.topic(topic, 1_000_000_000, 1_000_000);
            permitted.set(topic);
        }
        permitted.set(LIMITED_TOPIC);
        return rules.topic(DENIED_TOPIC, 1_000_000_000, 1)
                .topic(LIMITED_TOPIC, 1000, 10)
                .sender(SENDER, TopicSet.of(permitted), QUOTA)
                .build();
    }

    private static void assertVaried(Publication publication) {
        for (Reason reason : new Reason[] {
            Reason.ALLOWED, Reason.E_GOV_DENYLISTED, Reason.E_GOV_THROTTLED, Reason.E_INGRESS_BAD_PACKET
        }) {
            assertTrue(publication.count(reason) > 1000, reason + " is too rare");
        }
    }
}
