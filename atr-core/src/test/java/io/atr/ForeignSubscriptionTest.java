package io.atr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.agent.ManualClock;
import io.atr.governance.Reason;
import io.atr.memory.Cells;
import io.atr.memory.MemoryOptions;
import io.atr.packet.Packet;
import io.atr.ring.LogReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Logs that another process reads. */
class ForeignSubscriptionTest {
    private static final PacketHandler IGNORE = (memory, at) -> {};

    private final ManualClock clock = new ManualClock();
    private final Bus bus = TestBus.ruled(TestBus.config(2).with(MemoryOptions.DEFAULT.withSharedLogs()), clock);
    private final Publication publication = bus.publish(1);
    private final ForeignClient client = new ForeignClient(bus);

    @Test
    void readsWhatPassedAndHoldsTheLog() {
        ForeignSubscription foreign = bus.subscribeFrom(SubscriptionOptions.Mode.GATING, client.cursors);
        Subscription subscription = client.subscription(SubscriptionOptions.gating(), foreign.place());
        List<Integer> topics = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            while (TestBus.offer(publication, i % 64, i) < 0) {
                assertTrue(subscription.poll((memory, at) -> topics.add(Packet.topic(memory, at)), 10) >= 0);
                bus.doWork();
            }
            bus.doWork();
        }
        while (subscription.poll((memory, at) -> topics.add(Packet.topic(memory, at)), 100) > 0) {
            bus.doWork();
        }
        assertEquals(1000, topics.size());
        foreign.close();
        assertEquals(1, BusPeek.placesTaken(bus));
    }

    @Test
    void aLossyOneIsOverrunAndTold() {
        ForeignSubscription foreign = bus.subscribeFrom(SubscriptionOptions.Mode.LOSSY, client.cursors);
        Subscription subscription = client.subscription(SubscriptionOptions.lossy(), foreign.place());
        for (int i = 0; i < 500; i++) {
            TestBus.offer(publication, 0, i);
            bus.doWork();
        }
        int read = 0;
        for (int more = subscription.poll(IGNORE, 10); read == 0 || more > 0; more = subscription.poll(IGNORE, 10)) {
            read += more;
        }
        assertEquals(500, read + subscription.missed());
        foreign.close();
    }

    @Test
    void aCursorThatCannotBeCostsTheHoldOnTheLog() {
        long[] lies = {-1, 3, 11, Long.MIN_VALUE, Long.MAX_VALUE - 1};
        for (long lie : lies) {
            ForeignSubscription foreign = bus.subscribeFrom(SubscriptionOptions.Mode.GATING, client.cursors);
            Subscription subscription = client.subscription(SubscriptionOptions.gating(), foreign.place());
            long begin = Cells.acquire(client.cursors, 0);
            for (int i = 0; i < 10; i++) {
                TestBus.offer(publication, 0, i);
            }
            bus.doWork();
            assertEquals(5, subscription.poll(IGNORE, 5));
            bus.doWork();
            Cells.release(client.cursors, 0, lie > 0 && lie < 100 ? begin + lie : lie);
            bus.doWork();
            assertEquals(Answer.DETACHED, subscription.poll(IGNORE, 5), "lie " + lie);
            foreign.close();
        }
        assertEquals(50, publication.count(Reason.ALLOWED));
    }

    @Test
    void oneThatLeavesByItselfIsLetGo() {
        ForeignSubscription foreign = bus.subscribeFrom(SubscriptionOptions.Mode.GATING, client.cursors);
        Cells.release(client.cursors, 0, LogReader.ABANDONED);
        Cells.release(client.cursors, Cells.APART, LogReader.ABANDONED);
        for (int i = 0; i < 200; i++) {
            assertTrue(TestBus.offer(publication, 0, i) >= 0);
            bus.doWork();
        }
        foreign.close();
    }

    /** The life of a connection: over, and renewed over other memory. */
    @Test
    void aSubscriptionAndAPublicationGoOnOverOtherMemory() {
        ForeignPublication first = bus.publishFrom(PublicationOptions.sender(3), client.lanes);
        Publication remote = client.publication(3);
        assertTrue(TestBus.offer(remote, 0, 1) >= 0);
        bus.doWork();
        client.life.end(Answer.NOT_CONNECTED);
        assertEquals(Answer.NOT_CONNECTED, TestBus.offer(remote, 0, 1));
        first.close();
        bus.doWork();
        ForeignClient again = new ForeignClient(bus);
        ForeignPublication second = bus.publishFrom(PublicationOptions.sender(3), again.lanes);
        remote.renew(again.attachment());
        assertEquals(0, TestBus.offer(remote, 0, 1));
        bus.doWork();
        assertEquals(1, first.count(Reason.ALLOWED));
        assertEquals(1, second.count(Reason.ALLOWED));
    }
}
