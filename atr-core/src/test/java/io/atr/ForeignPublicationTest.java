package io.atr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.agent.ManualClock;
import io.atr.governance.Reason;
import io.atr.governance.RuleSet;
import io.atr.governance.TopicRule;
import io.atr.governance.TopicSet;
import io.atr.memory.Cells;
import io.atr.packet.Packet;
import io.atr.ring.LaneLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Lanes that another process writes. */
class ForeignPublicationTest {
    private final ManualClock clock = new ManualClock();
    private final Bus bus = TestBus.ruled(TestBus.config(2), clock);
    private final ForeignClient client = new ForeignClient(bus);

    @Test
    void passesPacketsOnLikeAnyOther() {
        Subscription all = bus.subscribe(SubscriptionOptions.gating());
        ForeignPublication foreign = bus.publishFrom(PublicationOptions.sender(3), client.lanes);
        Publication publication = client.publication(3);
        for (int i = 0; i < 12; i++) {
            assertTrue(TestBus.offer(publication, i, i) >= 0);
        }
        bus.doWork();
        assertEquals(12, all.poll((memory, at) -> assertEquals(3, Packet.sender(memory, at)), 100));
        assertEquals(12, foreign.count(Reason.ALLOWED));
        foreign.close();
        assertFalse(foreign.isDrained());
        bus.doWork();
        assertTrue(foreign.isDrained());
        assertEquals(12, foreign.count(Reason.ALLOWED));
        assertEquals(1, BusPeek.placesTaken(bus));
    }

    @Test
    void whatIsPublishedAfterTheClosingIsNotTaken() {
        ForeignPublication foreign = bus.publishFrom(PublicationOptions.sender(3), client.lanes);
        Publication publication = client.publication(3);
        TestBus.offer(publication, 0, 0);
        foreign.close();
        TestBus.offer(publication, 0, 1);
        bus.doWork();
        TestBus.offer(publication, 0, 2);
        bus.doWork();
        assertTrue(foreign.isDrained());
        assertEquals(1, foreign.count(Reason.ALLOWED));
        assertEquals(0, BusPeek.placesTaken(bus));
    }

    @Test
    void theLieOfAPublisherIsToldAndEndsItsLaneOnly() {
        ForeignPublication foreign = bus.publishFrom(PublicationOptions.sender(3), client.lanes);
        Publication publication = client.publication(3);
        TestBus.offer(publication, 1, 0);
        bus.doWork();
        Cells.release(client.lanes.get(0), LaneLayout.TAIL, 17);
        bus.doWork();
        assertTrue(foreign.hasLied());
        TestBus.offer(publication, 1, 0);
        bus.doWork();
        assertEquals(2, foreign.count(Reason.ALLOWED), "the other shard's lane goes on until the owner is closed");
        foreign.close();
        bus.doWork();
        assertTrue(foreign.isDrained());
    }

    @Test
    void aTopicInEveryShardsLaneGainsNothing() {
        bus.apply(RuleSet.builder()
                .topic(TopicRule.limited(4, 1, 5))
                .sender(3, TopicSet.of(4))
                .build());
        ForeignPublication foreign = bus.publishFrom(PublicationOptions.sender(3), client.lanes);
        for (MemorySegment lane : client.lanes) {
            for (int i = 0; i < 16; i++) {
                Packet.encodeHeader(lane, LaneLayout.SLOTS + 64L * i, Packet.DEFAULT_FLAGS, 4, 3);
            }
            Cells.release(lane, LaneLayout.TAIL, 16);
        }
        bus.doWork();
        assertEquals(5, foreign.count(Reason.ALLOWED));
        assertEquals(11, foreign.count(Reason.E_GOV_THROTTLED));
        assertEquals(16, foreign.count(Reason.E_INGRESS_WRONG_SHARD));
    }

    @Test
    void memoryOfAnotherSizeIsRefused() {
        MemorySegment small = ForeignClient.zeroed(64);
        assertThrows(
                IllegalArgumentException.class,
                () -> bus.publishFrom(PublicationOptions.sender(3), List.of(small, small)));
        assertThrows(
                IllegalArgumentException.class,
                () -> bus.publishFrom(PublicationOptions.sender(3), client.lanes.subList(0, 1)));
        assertEquals(0, BusPeek.placesTaken(bus));
    }

    /** A client that writes random bytes wherever it can: its packets come under its own name or not at all. */
    @Test
    void aHostileClientHurtsNobodyElse() {
        Seeds.each(100, seed -> new ForeignPublicationTest().attack(Seeds.random(seed)));
    }

    private void attack(Random random) {
        Subscription all = bus.subscribe(SubscriptionOptions.gating());
        ForeignPublication foreign = bus.publishFrom(PublicationOptions.sender(3), client.lanes);
        Publication honest = bus.publish(1);
        List<Long> sent = new ArrayList<>();
        List<Long> seen = new ArrayList<>();
        for (int round = 0; round < 200; round++) {
            scribble(random, client.lanes.get(random.nextInt(2)));
            long value = round;
            if (TestBus.offer(honest, 7, value) >= 0) {
                sent.add(value);
            }
            bus.doWork();
            all.poll(
                    (memory, at) -> {
                        if (Packet.sender(memory, at) == 1) {
                            seen.add(memory.get(ValueLayout.JAVA_LONG, at + Packet.DATA));
                        } else {
                            assertEquals(3, Packet.sender(memory, at));
                        }
                    },
                    1000);
        }
        assertEquals(sent, seen);
        assertEquals(200, sent.size());
        foreign.close();
        bus.doWork();
        bus.doWork();
        assertTrue(foreign.isDrained());
        assertEquals(2, BusPeek.placesTaken(bus));
    }

    private static void scribble(Random random, MemorySegment lane) {
        int slots = 16;
        switch (random.nextInt(4)) {
            case 0 -> Cells.release(lane, LaneLayout.TAIL, random.nextInt(40));
            case 1 -> lane.set(ValueLayout.JAVA_LONG, LaneLayout.VERDICTS_READ, random.nextLong());
            case 2 -> {
                byte[] noise = new byte[64 * slots];
                random.nextBytes(noise);
                MemorySegment.copy(noise, 0, lane, ValueLayout.JAVA_BYTE, LaneLayout.SLOTS, noise.length);
            }
            default -> {
                int topic = random.nextInt(70);
                long slot = LaneLayout.SLOTS + 64L * random.nextInt(slots);
                Packet.encodeHeader(lane, slot, Packet.DEFAULT_FLAGS, topic, random.nextInt(5));
                Cells.release(lane, LaneLayout.TAIL, lane.get(ValueLayout.JAVA_LONG, LaneLayout.TAIL) + 1);
            }
        }
    }
}
