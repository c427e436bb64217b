package io.atr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.agent.ManualClock;
import io.atr.governance.Reason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lanes of a closed publication belong to somebody else: nothing that its owner still calls may touch them. */
class ClosedPublicationTest {
    private final Bus bus = TestBus.single(new ManualClock());
    private final Subscription reader = bus.subscribe(SubscriptionOptions.gating());

    @Test
    void itsClaimIsNotCommittedIntoTheNextOwnersLane() {
        Publication first = bus.publish(1);
        first.tryClaim(5, 3);
        first.close();
        bus.doWork();
        Publication second = bus.publish(2);
        assertEquals(Answer.CLOSED, first.commit());
        TestBus.offer(second, 5, 77);
        bus.doWork();
        assertEquals(List.of(77L), Received.all(reader));
        assertEquals(1, second.count(Reason.ALLOWED));
    }

    @Test
    void itReadsNoVerdictsOfTheNextOwner() {
        Publication first = bus.publish(PublicationOptions.sender(1).withVerdicts());
        first.close();
        bus.doWork();
        Publication second = bus.publish(PublicationOptions.sender(2).withVerdicts());
        TestBus.offer(second, 5, 1);
        bus.doWork();
        List<Long> stolen = new ArrayList<>();
        assertTrue(first.pollVerdicts((position, topic, code) -> stolen.add(position), 10) <= 0);
        assertEquals(List.of(), stolen);
    }

    @Test
    void itDoesNotGiveBackSlotsOfTheNextOwner() {
        Publication first = bus.publish(PublicationOptions.sender(1).withVerdicts());
        first.close();
        bus.doWork();
        Publication second = bus.publish(PublicationOptions.sender(2).withVerdicts());
        for (int i = 0; i < 16; i++) {
            assertEquals(i, TestBus.offer(second, 5, i));
        }
        bus.doWork();
        first.pollVerdicts((position, topic, code) -> {}, 10);
        assertEquals(Answer.BACK_PRESSURED, TestBus.offer(second, 5, 16));
    }
}
