package io.atr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.agent.ManualClock;
import io.atr.governance.Reason;
import io.atr.shard.StallPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A gating subscriber that keeps the log waiting for more than 1000 ns within 10,000. */
class StalledSubscriberTest {
    private static final int LOG = 64;
    private static final PacketHandler IGNORE = (memory, at) -> {};

    private final ManualClock clock = new ManualClock();
    private final Bus bus = TestBus.ruled(TestBus.config(1).with(new StallPolicy(1000, 10_000)), clock);
    private final Publication publication = bus.publish(1);

    @Test
    void isDetachedAndToldSoByItsNextPoll() {
        Subscription stalled = bus.subscribe(SubscriptionOptions.gating());
        flood();
        assertEquals(LOG, publication.count(Reason.ALLOWED));
        work(1000);
        assertEquals(LOG, publication.count(Reason.ALLOWED), "1000 ns are within the limit");
        work(1);
        assertEquals(LOG + 16, publication.count(Reason.ALLOWED), "the log goes on");
        assertEquals(Answer.DETACHED, stalled.poll(IGNORE, 10));
        assertEquals(Answer.DETACHED, stalled.poll(IGNORE, 10));
        stalled.close();
        assertEquals(Answer.CLOSED, stalled.poll(IGNORE, 10));
        assertEquals(1, BusPeek.placesTaken(bus));
    }

    @Test
    void isNotSavedByAPacketNowAndThen() {
        Subscription slow = bus.subscribe(SubscriptionOptions.gating());
        flood();
        int rounds = 0;
        while (rounds < 100 && slow.poll(IGNORE, 1) == 1) {
            work(100);
            offerUntilFull();
            rounds++;
        }
        assertEquals(Answer.DETACHED, slow.poll(IGNORE, 1));
        assertEquals(11, rounds);
    }

    @Test
    void isNeverDetachedWhileItKeepsUp() {
        Subscription quick = bus.subscribe(SubscriptionOptions.gating());
        for (int round = 0; round < 10_000; round++) {
            offerUntilFull();
            work(5000);
            assertEquals(16, quick.poll(IGNORE, 1000));
        }
    }

    @Test
    void isForgivenWhatLiesLongerBackThanTheWindow() {
        Subscription subscription = bus.subscribe(SubscriptionOptions.gating());
        for (int round = 0; round < 100; round++) {
            flood();
            work(900);
            assertEquals(LOG, subscription.poll(IGNORE, 1000));
            bus.doWork();
            clock.advance(20_000);
            while (subscription.poll(IGNORE, 1000) > 0) {
                bus.doWork();
            }
        }
    }

    @Test
    void doesNotTakeOthersDownWithIt() {
        Subscription stalled = bus.subscribe(SubscriptionOptions.gating());
        Subscription quick = bus.subscribe(SubscriptionOptions.gating());
        Subscription lossy = bus.subscribe(SubscriptionOptions.lossy());
        for (int round = 0; round < 20; round++) {
            offerUntilFull();
            work(500);
            assertEquals(0, Math.min(0, quick.poll(IGNORE, 1000)));
            assertEquals(0, Math.min(0, lossy.poll(IGNORE, 1000)));
        }
        assertEquals(Answer.DETACHED, stalled.poll(IGNORE, 1));
        assertEquals(List.of(), Received.all(quick));
    }

    @Test
    void letsGoOfAllLogsWhenOneShardGivesItUp() {
        ManualClock time = new ManualClock();
        Bus two = TestBus.ruled(TestBus.config(2).with(new StallPolicy(1000, 10_000)), time);
        Publication both = two.publish(1);
        Subscription stalled = two.subscribe(SubscriptionOptions.gating());
        for (int i = 0; i < 2 * LOG; i++) {
            TestBus.offer(both, 0, i);
            two.doWork();
        }
        time.advance(1001);
        two.doWork();
        assertEquals(Answer.DETACHED, stalled.poll(IGNORE, 1));
        for (int i = 0; i < 10 * LOG; i++) {
            assertEquals(i, TestBus.offer(both, 1, i));
            two.doWork();
        }
    }

    @Test
    void isNeverDetachedWhereThePolicySaysNever() {
        ManualClock time = new ManualClock();
        Bus patient = TestBus.ruled(TestBus.config(1).with(new StallPolicy(StallPolicy.NEVER, 0)), time);
        Publication from = patient.publish(1);
        Subscription slow = patient.subscribe(SubscriptionOptions.gating());
        for (int i = 0; i < 2 * LOG; i++) {
            TestBus.offer(from, 0, i);
            time.advance(1L << 50);
            patient.doWork();
        }
        assertEquals(LOG, slow.poll(IGNORE, 1000));
    }

    /** The clock goes on with every look at it, as clocks do: the rounds themselves take time, and nothing lies between them. */
    @Test
    void isChargedForTheTimeOfTheRoundsToo() {
        ManualClock time = new ManualClock();
        Bus ticking = Bus.onCallersThread(TestBus.config(1).with(new StallPolicy(100_000, 200_000)), () -> {
            time.advance(100);
            return time.nanos();
        });
        ticking.apply(TestBus.open(ticking.config().limits()));
        Publication from = ticking.publish(1);
        ticking.subscribe(SubscriptionOptions.gating());
        while (TestBus.offer(from, 0, 1) >= 0 || ticking.status().getFirst().waitedNanos() == 0) {
            ticking.doWork();
        }
        long full = time.nanos() - ticking.status().getFirst().waitedNanos();
        while (from.count(Reason.ALLOWED) == LOG) {
            ticking.doWork();
            assertTrue(time.nanos() - full < 10_000_000, "never detached");
        }
        long kept = time.nanos() - full;
        assertTrue(kept >= 100_000 && kept <= 102_000, "detached after " + kept + " ns");
        long waited = ticking.status().getFirst().waitedNanos();
        assertTrue(waited >= kept - 2_000 && waited <= kept, waited + " ns waited in " + kept);
    }

    /** A paused machine, a stopped process, a processor that somebody else has: nobody can read what the shard does not take. */
    @Test
    void isNotChargedForAPauseOfTheShard() {
        ManualClock time = new ManualClock();
        Bus paused = TestBus.ruled(TestBus.config(1), time);
        Publication from = paused.publish(1);
        Subscription quick = paused.subscribe(SubscriptionOptions.gating());
        for (int round = 0; round < 100; round++) {
            for (int i = 0; i < LOG / 16 + 1; i++) {
                while (TestBus.offer(from, 0, 1) >= 0) {}
                paused.doWork();
            }
            assertEquals(LOG, quick.poll(IGNORE, 1000), "round " + round);
            time.advance(600_000_000_000L);
            paused.doWork();
            quick.poll(IGNORE, 1000);
        }
    }

    /** Leaves the log full, and packets in the lane. */
    private void flood() {
        for (int i = 0; i < LOG / 16 + 1; i++) {
            offerUntilFull();
            bus.doWork();
        }
    }

    private void offerUntilFull() {
        while (TestBus.offer(publication, 5, 1) >= 0) {}
    }

    private void work(long after) {
        clock.advance(after);
        bus.doWork();
    }
}
