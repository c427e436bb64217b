package io.atr.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.Bus;
import io.atr.Publication;
import io.atr.PublicationOptions;
import io.atr.SubscriptionOptions;
import io.atr.TestBus;
import io.atr.governance.Reason;
import io.atr.governance.Rules;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two publishers, two subscribers, somebody who swaps the rules, and a probe that no version of them lets pass. */
class TrafficTest {
    private static final int PUBLISHERS = 2;
    private static final int PACKETS = 500_000;
    private static final int BURST = 1001;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void nothingIsLostDisorderedOrTornAndEveryVerdictIsOfOneVersion(int shards) throws InterruptedException {
        Crew crew = new Crew();
        try (Bus bus = Bus.start(Setting.config(shards))) {
            Rules one = bus.compile(Setting.rules(true));
            Rules other = bus.compile(Setting.rules(false));
            bus.apply(one);
            long total = (long) PUBLISHERS * PACKETS;
            AtomicInteger busy = new AtomicInteger(2);
            Reader gating = new Reader(bus.subscribe(SubscriptionOptions.gating()), true, shards, Setting.SENDERS);
            Reader lossy = new Reader(bus.subscribe(SubscriptionOptions.lossy()), false, shards, Setting.SENDERS);
            crew.start("gating", () -> {
                gating.readAll(total, crew);
                busy.decrementAndGet();
            });
            crew.start("lossy", () -> {
                lossy.readAll(total, crew);
                busy.decrementAndGet();
            });
            for (int sender = 0; sender < PUBLISHERS; sender++) {
                Sender each = new Sender(bus.publish(sender), sender, shards, Setting.TOPICS);
                crew.start("publisher " + sender, () -> each.sendAll(PACKETS, crew));
            }
            crew.start("swapper", () -> {
                for (int i = 0; busy.get() > 0 && crew.goesOn(); i++) {
                    bus.apply(i % 2 == 0 ? other : one);
                    if (i % BURST == 0) {
                        Crew.pause();
                    }
                }
            });
            Publication probe =
                    bus.publish(PublicationOptions.sender(Setting.PROBE_SENDER).withVerdicts());
            crew.start("probe", () -> probe(probe, busy, crew));
            crew.join();
            assertEquals(total, gating.received());
            assertEquals(0, probe.count(Reason.ALLOWED) + probe.count(Reason.E_GOV_DENYLISTED));
        }
    }

    private static void probe(Publication probe, AtomicInteger busy, Crew crew) {
        long[] seen = new long[Reason.values().length + 1];
        while (busy.get() > 0 && crew.goesOn()) {
            probe.offer(Setting.PROBE_TOPIC, TestBus.DATA, 0, 0);
            probe.pollVerdicts((position, topic, code) -> seen[code]++, 64);
            Crew.pause();
        }
        assertEquals(0, seen[Reason.ALLOWED.code()] + seen[Reason.E_GOV_DENYLISTED.code()], "a mixture of rules");
        assertTrue(seen[Reason.E_GOV_UNKNOWN_SENDER.code()] > 0, "the first rules were never seen");
        assertTrue(seen[Reason.E_GOV_UNKNOWN_TOPIC.code()] > 0, "the other rules were never seen");
    }
}
