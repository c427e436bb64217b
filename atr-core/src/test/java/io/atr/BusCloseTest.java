package io.atr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atr.agent.ManualClock;
import io.atr.governance.RuleSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BusCloseTest {
    private static final int PUBLICATIONS = 6;

    private final Bus bus = TestBus.single(new ManualClock());
    private final Subscription reader = bus.subscribe(SubscriptionOptions.gating());
    private final List<Publication> all = new ArrayList<>();

    /** Whoever leaves, whoever has something, and wherever the last round ended. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void judgesWhatWasAcceptedAlthoughAnotherPublicationIsJustLeaving(int leaving) {
        for (int last = 0; last < PUBLICATIONS; last++) {
            for (int busy = 0; busy < PUBLICATIONS; busy++) {
                if (busy != leaving) {
                    new BusCloseTest().oneLeaves(leaving, last, busy);
                }
            }
        }
    }

    private void oneLeaves(int leaving, int last, int busy) {
        for (int i = 0; i < PUBLICATIONS; i++) {
            all.add(bus.publish(i));
        }
        TestBus.offer(all.get(last), 5, 1);
        bus.doWork();
        all.get(leaving).close();
        TestBus.offer(all.get(busy), 5, 2);
        bus.close();
        assertEquals(List.of(1L, 2L), Received.all(reader), leaving + " leaves, " + last + " came last, " + busy);
    }

    @Test
    void refusesWhateverComesAfterwards() {
        Publication publication = bus.publish(1);
        publication.tryClaim(5, 1);
        bus.close();
        bus.close();
        assertEquals(Answer.CLAIM_OPEN, TestBus.offer(publication, 5, 1));
        assertEquals(Answer.CLOSED, publication.commit());
        assertEquals(Answer.CLOSED, TestBus.offer(publication, 5, 1));
        assertEquals(Answer.CLOSED, publication.tryClaim(5, 1));
        assertThrows(IllegalStateException.class, () -> bus.publish(1));
        assertThrows(IllegalStateException.class, () -> bus.subscribe(SubscriptionOptions.gating()));
        publication.close();
        publication.close();
        reader.close();
        reader.close();
    }

    @Test
    void leavesWhatIsInTheLogsToItsReaders() {
        Publication publication = bus.publish(1);
        TestBus.offer(publication, 5, 7);
        bus.close();
        assertEquals(List.of(7L), Received.all(reader));
    }

    @Test
    void aBusWithThreadsIsNotForTheCallersWork() {
        try (Bus threaded = Bus.start(TestBus.config(1))) {
            threaded.apply(RuleSet.EMPTY);
            assertThrows(IllegalStateException.class, threaded::doWork);
        }
    }
}
