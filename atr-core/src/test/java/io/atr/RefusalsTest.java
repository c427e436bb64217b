package io.atr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atr.agent.ManualClock;
import io.atr.governance.Reason;
import io.atr.packet.Packet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What the shards refuse, as those see it who watch. */
class RefusalsTest {
    private static final int SENDER = 1;

    private record Seen(long flags, int topic, int sender, Reason reason) {}

    private final List<Seen> seen = new ArrayList<>();
    private final RefusalHandler note =
            (flags, topic, sender, code) -> seen.add(new Seen(flags, topic, sender, Reason.of(code)));

    @Test
    void everyRefusalIsSeenOnceWithItsReason() {
        SplittableRandom random = new SplittableRandom(11);
        Bus bus = TestBus.ruled(TestBus.config(2), new ManualClock());
        Map<Reason, Long> expected = new HashMap<>();
        try (Publication publication = bus.publish(SENDER);
                Refusals refusals = bus.refusals()) {
            for (int i = 0; i < 500; i++) {
                int topic = random.nextInt(16);
                long flags = random.nextBoolean() ? Packet.DEFAULT_FLAGS : Packet.INLINE | Packet.ARENA_REF;
                publication.tryClaim(topic, 1);
                Packet.encodeHeader(publication.claimedMemory(), publication.claimedAt(0), flags, topic, SENDER);
                publication.commit();
                bus.doWork();
                refusals.poll(note, random.nextInt(3));
            }
            drain(refusals);
            assertEquals(0, refusals.missed());
            for (Reason reason : List.of(Reason.E_INGRESS_BAD_PACKET, Reason.E_GOV_UNKNOWN_TOPIC)) {
                expected.put(reason, publication.count(reason));
            }
        }
        for (Reason reason : expected.keySet()) {
            assertEquals(
                    expected.get(reason),
                    seen.stream().filter(one -> one.reason == reason).count(),
                    reason::name);
        }
        assertEquals(expected.values().stream().mapToLong(Long::longValue).sum(), seen.size());
        assertEquals(
                List.of(), seen.stream().filter(one -> one.sender != SENDER).toList());
    }

    @Test
    void thoseWhoLeftAndThoseWhoComeLateSeeNothing() {
        Bus bus = TestBus.ruled(TestBus.config(1), new ManualClock());
        try (Publication publication = bus.publish(SENDER)) {
            Refusals early = bus.refusals();
            early.close();
            early.close();
            refuse(bus, publication);
            try (Refusals late = bus.refusals()) {
                assertEquals(0, early.poll(note, 10));
                assertEquals(0, late.poll(note, 10));
                refuse(bus, publication);
                assertEquals(1, late.poll(note, 10));
            }
        }
    }

    private static void refuse(Bus bus, Publication publication) {
        publication.tryClaim(0, 1);
        Packet.encodeHeader(publication.claimedMemory(), publication.claimedAt(0), 0, 0, SENDER);
        publication.commit();
        bus.doWork();
    }

    private void drain(Refusals refusals) {
        while (refusals.poll(note, 100) > 0) {
            continue;
        }
    }
}
