package io.atr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atr.agent.Clock;
import io.atr.governance.Reason;
import io.atr.governance.RuleSet;
import io.atr.governance.TopicRule;
import io.atr.governance.TopicSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A subscriber that moves on while a batch is being filled, so that more packets are unaccounted for than the log
 * holds. Here it polls when the shard looks at the clock; on a bus with threads it just runs.
 */
class InFlightUnderMotionTest {
    private static final int LOG = 64;

    private final List<Subscription> moving = new ArrayList<>();
    private final Clock clock = () -> {
        moving.forEach(Received::all);
        return 0;
    };
    private final Bus bus = Bus.onCallersThread(TestBus.config(1).with(new Rings(2 * LOG, LOG)), clock);
    private final Subscription subscription = bus.subscribe(SubscriptionOptions.gating());
    private final Publication gateway = bus.publish(PublicationOptions.gateway());

    @Test
    void everyAdmissionIsReleasedAgain() {
        TopicSet topics = TopicSet.of(5);
        bus.apply(RuleSet.builder()
                .topic(TopicRule.unlimited(5))
                .sender(1, topics, LOG / 2)
                .sender(2, topics, LOG / 2)
                .sender(3, topics, LOG / 2)
                .sender(4, topics, LOG / 2)
                .build());
        for (int round = 0; round < 20; round++) {
            fillTheLog(1, 2);
            moving.add(subscription);
            fillTheLog(3, 4);
            moving.clear();
            Received.all(subscription);
            assertEquals((round + 1) * 2L * LOG, gateway.count(Reason.ALLOWED));
        }
    }

    private void fillTheLog(int one, int other) {
        for (int i = 0; i < LOG; i++) {
            gateway.offerAs(i % 2 == 0 ? one : other, 5, TestBus.DATA, 0, 48);
        }
        assertEquals(LOG, bus.doWork());
    }
}
