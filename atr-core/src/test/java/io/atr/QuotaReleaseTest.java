package io.atr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atr.agent.ManualClock;
import io.atr.governance.Reason;
import io.atr.governance.RuleSet;
import io.atr.governance.TopicRule;
import io.atr.governance.TopicSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Quotas in flight: packets of a few senders in runs of random length, passed in pieces of random length. */
class QuotaReleaseTest {
    private static final int SENDERS = 4;
    private static final int QUOTA = 10;
    private static final int TOPIC = 5;
    private static final PacketHandler IGNORE = (memory, at) -> {};

    private final Bus bus = Bus.onCallersThread(TestBus.config(1), new ManualClock());
    private final Publication gateway =
            bus.publish(PublicationOptions.gateway().withVerdicts().withBypass());
    private final Deque<Integer> inFlight = new ArrayDeque<>();
    private final List<Integer> codes = new ArrayList<>();

    QuotaReleaseTest() {
        RuleSet.Builder rules = RuleSet.builder().topic(TopicRule.unlimited(TOPIC));
        for (int sender = 0; sender < SENDERS; sender++) {
            rules.sender(sender, TopicSet.of(TOPIC), QUOTA);
        }
        bus.apply(rules.build());
    }

    @Test
    void fallsByExactlyWhatWasPassed() {
        Seeds.each(50, seed -> new QuotaReleaseTest().history(Seeds.random(seed)));
    }

    private void history(Random random) {
        Subscription reader = bus.subscribe(SubscriptionOptions.gating());
        for (int step = 0; step < 300; step++) {
            List<Integer> expected = new ArrayList<>();
            for (int run = random.nextInt(3); run > 0; run--) {
                offerRun(random.nextInt(SENDERS), 1 + random.nextInt(5), expected);
            }
            bus.doWork();
            codes.clear();
            gateway.pollVerdicts((position, topic, code) -> codes.add(code), 100);
            assertEquals(expected, codes);
            int passed = Math.max(0, reader.poll(IGNORE, random.nextInt(8)));
            for (int i = 0; i < passed; i++) {
                inFlight.remove();
            }
        }
    }

    private void offerRun(int sender, int length, List<Integer> expected) {
        for (int i = 0; i < length; i++) {
            gateway.offerAs(sender, TOPIC, TestBus.DATA, 0, 48);
            boolean fits = inFlight.stream().filter(other -> other == sender).count() < QUOTA;
            if (fits) {
                inFlight.add(sender);
            }
            expected.add((int) (fits ? Reason.ALLOWED : Reason.E_GOV_QUOTA_EXCEEDED).code());
        }
    }

    @Test
    void isAtOnceFreeWhereNobodyGates() {
        Subscription lossy = bus.subscribe(SubscriptionOptions.lossy());
        for (int i = 0; i < 10 * QUOTA; i++) {
            gateway.offerAs(1, TOPIC, TestBus.DATA, 0, 48);
            bus.doWork();
            gateway.pollVerdicts((position, topic, code) -> codes.add(code), 100);
        }
        assertEquals(10 * QUOTA, gateway.count(Reason.ALLOWED));
        lossy.close();
    }

    @Test
    void isFreeOnceTheLastGatingSubscriberHasLeft() {
        Subscription first = bus.subscribe(SubscriptionOptions.gating());
        Subscription second = bus.subscribe(SubscriptionOptions.gating());
        assertEquals(QUOTA, passing(2 * QUOTA));
        assertEquals(QUOTA, first.poll(IGNORE, 100));
        assertEquals(0, passing(1), "the second has not passed them");
        second.close();
        assertEquals(QUOTA, passing(2 * QUOTA));
        first.close();
        assertEquals(QUOTA, passing(QUOTA));
    }

    /** Offers packets of one sender; answers how many of them pass. */
    private long passing(int offered) {
        long before = gateway.count(Reason.ALLOWED);
        for (int i = 0; i < offered; i++) {
            gateway.offerAs(2, TOPIC, TestBus.DATA, 0, 48);
            if (i % 10 == 9 || i == offered - 1) {
                bus.doWork();
                gateway.pollVerdicts((position, topic, code) -> {}, 100);
            }
        }
        return gateway.count(Reason.ALLOWED) - before;
    }
}
