package io.atr.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.Answer;
import io.atr.Bus;
import io.atr.Publication;
import io.atr.TestBus;
import io.atr.governance.Reason;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bus is closed while publishers go on. */
class ClosingTest {
    private static final int PUBLISHERS = 2;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void everyPacketThatWasAcceptedIsJudged(int shards) throws InterruptedException {
        for (int i = 0; i < 25; i++) {
            closeUnderLoad(shards);
        }
    }

    private static void closeUnderLoad(int shards) throws InterruptedException {
        Crew crew = new Crew();
        Bus bus = Bus.start(Setting.config(shards));
        bus.apply(Setting.rules(true));
        CountDownLatch flowing = new CountDownLatch(PUBLISHERS);
        Publication[] publications = new Publication[PUBLISHERS];
        long[] accepted = new long[PUBLISHERS];
        for (int i = 0; i < PUBLISHERS; i++) {
            int id = i;
            publications[id] = bus.publish(id);
            crew.start("publisher " + id, () -> accepted[id] = offerUntilClosed(publications[id], flowing));
        }
        flowing.await();
        bus.close();
        crew.join();
        for (int i = 0; i < PUBLISHERS; i++) {
            long judged = publications[i].count(Reason.ALLOWED);
            assertTrue(judged == accepted[i] || judged == accepted[i] + 1, accepted[i] + " accepted, judged " + judged);
        }
    }

    /** The last offer may be judged although its answer is CLOSED. */
    private static long offerUntilClosed(Publication publication, CountDownLatch flowing) {
        long accepted = 0;
        for (int i = 0; ; i++) {
            long answer = publication.offer(i % Setting.TOPICS, TestBus.DATA, 0, 48);
            if (answer >= 0) {
                accepted++;
            } else if (answer == Answer.CLOSED) {
                return accepted;
            }
            if (i == 1000) {
                flowing.countDown();
            }
        }
    }

    @RepeatedTest(20)
    void threadsEndAndEverybodyIsToldSo() {
        Bus bus = Bus.start(Setting.config(3));
        Publication publication = bus.publish(1);
        bus.close();
        bus.close();
        assertTrue(bus.isClosed());
        assertEquals(Answer.CLOSED, publication.offer(1, TestBus.DATA, 0, 0));
        publication.close();
        assertEquals(3, bus.idleCosts().size());
    }
}
