package io.atr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atr.agent.ManualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A subscription that is closed while its handler runs may not hold, or let go, the log for the place's next owner. */
class ClosedSubscriptionTest {
    private final Bus bus = TestBus.single(new ManualClock());
    private final Publication publication = bus.publish(1);

    @Test
    void doesNotMoveTheNextOwnersCursor() {
        Subscription first = bus.subscribe(SubscriptionOptions.gating());
        send(0, 1);
        List<Subscription> second = new ArrayList<>();
        first.poll(
                (memory, at) -> {
                    first.close();
                    for (int i = 0; i < 10; i++) {
                        send(100, 16);
                    }
                    second.add(bus.subscribe(SubscriptionOptions.gating()));
                },
                10);
        drain(second.get(0));
        send(1000, 16);
        List<Long> expected = LongStream.range(1000, 1016).boxed().toList();
        assertEquals(expected, Received.all(second.get(0)));
    }

    /** What the first one's hold kept in the lane comes to the second, once. */
    private void drain(Subscription subscription) {
        do {
            Received.all(subscription);
        } while (bus.doWork() > 0);
        Received.all(subscription);
    }

    private void send(long first, int count) {
        for (int i = 0; i < count; i++) {
            TestBus.offer(publication, 5, first + i);
        }
        bus.doWork();
    }
}
