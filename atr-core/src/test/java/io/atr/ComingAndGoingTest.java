package io.atr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.agent.ManualClock;
import io.atr.governance.Reason;
import io.atr.governance.RuleSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Places of publishers, subscribers and rules are few, and come back. */
class ComingAndGoingTest {
    private static final int CYCLES = 1000;
    private final Bus bus = TestBus.ruled(TestBus.config(3), new ManualClock());

    @Test
    void publishersPlacesComeBackAndTheirCountsStay() {
        List<Publication> closed = new ArrayList<>();
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            Publication publication = bus.publish(1);
            for (int i = 0; i <= cycle % 3; i++) {
                assertEquals(0, publication.offer(i, TestBus.DATA, 0, 0));
            }
            publication.close();
            closed.add(publication);
            bus.doWork();
            assertEquals(0, BusPeek.placesTaken(bus));
        }
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            assertEquals(1 + cycle % 3, closed.get(cycle).count(Reason.ALLOWED));
        }
    }

    @Test
    void subscribersPlacesComeBack() {
        Publication publication = bus.publish(1);
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            Subscription reader =
                    bus.subscribe(cycle % 2 == 0 ? SubscriptionOptions.gating() : SubscriptionOptions.lossy());
            TestBus.offer(publication, 5, cycle);
            bus.doWork();
            assertEquals(List.of((long) cycle), Received.all(reader));
            TestBus.offer(publication, 5, -1);
            bus.doWork();
            reader.close();
            assertEquals(1, BusPeek.placesTaken(bus));
        }
    }

    @Test
    void aPlaceIsNotFreeBeforeItsPacketsWereJudged() {
        List<Publication> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(bus.publish(i));
            TestBus.offer(all.get(i), 5, i);
        }
        String message =
                assertThrows(IllegalStateException.class, () -> bus.publish(1)).getMessage();
        assertTrue(message.contains("all 8 publishers"), message);
        all.forEach(Publication::close);
        assertThrows(IllegalStateException.class, () -> bus.publish(1));
        bus.doWork();
        assertEquals(0, BusPeek.placesTaken(bus));
        assertEquals(8, bus.status().get(5 % 3).count(Reason.ALLOWED));
    }

    @Test
    void allSubscribersPlacesCanBeTakenAndNoMore() {
        for (int i = 0; i < 8; i++) {
            bus.subscribe(SubscriptionOptions.lossy());
        }
        String message = assertThrows(IllegalStateException.class, () -> bus.subscribe(SubscriptionOptions.lossy()))
                .getMessage();
        assertTrue(message.contains("all 8 subscribers"), message);
    }

    @Test
    void applyingAgainAndAgainNeedsNoMoreSlotsThanTwo() {
        for (int i = 0; i < CYCLES; i++) {
            assertEquals(2 + i, bus.apply(RuleSet.EMPTY));
            assertEquals(2 + i, bus.rulesVersion());
            bus.doWork();
            assertEquals(2 + i, bus.status().get(2).rulesVersion());
        }
    }

    @Test
    void aSubscriptionClosedInItsHandlerIsGoneWhenThePollIsOver() {
        Publication publication = bus.publish(1);
        Subscription reader = bus.subscribe(SubscriptionOptions.gating());
        TestBus.offer(publication, 5, 1);
        bus.doWork();
        reader.poll(
                (memory, at) -> {
                    reader.close();
                    assertEquals(0, Math.max(0, reader.poll((m, a) -> {}, 1)), "a poll within a poll");
                },
                10);
        assertEquals(1, BusPeek.placesTaken(bus));
        Subscription next = bus.subscribe(SubscriptionOptions.gating());
        assertEquals(2, BusPeek.placesTaken(bus));
        next.close();
    }
}
