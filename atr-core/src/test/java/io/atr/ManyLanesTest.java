package io.atr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atr.agent.ManualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A thousand publications of which few have something to say: whoever has is heard in the next round. */
class ManyLanesTest {
    private static final int PUBLICATIONS = 1000;
    private static final int ROUNDS = 6000;

    private final Limits limits = new Limits(2, PUBLICATIONS, 2, 64, 16, 8, 4);
    private final Bus bus = TestBus.ruled(TestBus.config(2).with(limits), new ManualClock());
    private final Subscription reader = bus.subscribe(SubscriptionOptions.gating());
    private final List<Publication> all = new ArrayList<>();

    ManyLanesTest() {
        for (int i = 0; i < PUBLICATIONS; i++) {
            all.add(bus.publish(i % 16));
        }
    }

    @Test
    void nobodyIsForgotten() {
        Random random = Seeds.random(1);
        for (int round = 0; round < ROUNDS; round++) {
            Set<Long> said = new TreeSet<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                said.add((long) random.nextInt(PUBLICATIONS));
            }
            said.forEach(who -> TestBus.offer(all.get(who.intValue()), random.nextInt(64), who));
            assertEquals(said.size(), bus.doWork(), "round " + round);
            assertEquals(said, new TreeSet<>(Received.all(reader)));
            if (random.nextInt(100) == 0) {
                comeAndGo(random.nextInt(PUBLICATIONS), random);
            }
        }
        all.forEach(Publication::close);
        bus.doWork();
        assertEquals(1, BusPeek.placesTaken(bus));
    }

    private void comeAndGo(int who, Random random) {
        Publication leaving = all.get(who);
        TestBus.offer(leaving, random.nextInt(64), who);
        leaving.close();
        assertEquals(1, bus.doWork());
        assertEquals(List.of((long) who), Received.all(reader));
        all.set(who, bus.publish(who % 16));
    }
}
