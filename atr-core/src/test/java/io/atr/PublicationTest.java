package io.atr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.agent.ManualClock;
import io.atr.governance.Reason;
import io.atr.governance.RuleSet;
import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What offers and claims answer. */
class PublicationTest {
    private static final int LANE = 16;
    private static final VerdictHandler IGNORE = (position, topic, code) -> {};

    private final Bus bus = TestBus.single(new ManualClock());
    private final Publication publication = bus.publish(1);

    @Test
    void positionsCountTheLanesPackets() {
        assertEquals(0, offer(5));
        assertEquals(1, offer(6));
        assertEquals(2, publication.tryClaim(7, 3));
        assertEquals(2, publication.commit());
        assertEquals(5, offer(5));
    }

    @Test
    void positionsCountForEachShard() {
        Bus two = TestBus.ruled(TestBus.config(2), new ManualClock());
        Publication both = two.publish(1);
        assertEquals(0, both.offer(0, TestBus.DATA, 0, 0));
        assertEquals(0, both.offer(1, TestBus.DATA, 0, 0));
        assertEquals(1, both.offer(2, TestBus.DATA, 0, 0));
        assertEquals(1, both.tryClaim(3, 2));
    }

    @Test
    void aFullLaneIsBackPressureUntilTheShardHasTakenSomething() {
        for (int i = 0; i < LANE; i++) {
            assertEquals(i, offer(5));
        }
        assertEquals(Answer.BACK_PRESSURED, offer(5));
        assertEquals(Answer.BACK_PRESSURED, publication.tryClaim(5, 1));
        bus.doWork();
        assertEquals(LANE, publication.tryClaim(5, LANE));
    }

    @Test
    void verdictsThatNobodyReadsAreBackPressure() {
        Publication tracked = bus.publish(PublicationOptions.sender(2).withVerdicts());
        for (int i = 0; i < LANE; i++) {
            tracked.offer(5, TestBus.DATA, 0, 0);
        }
        bus.doWork();
        assertEquals(Answer.BACK_PRESSURED, tracked.offer(5, TestBus.DATA, 0, 0));
        assertEquals(3, tracked.pollVerdicts(IGNORE, 3));
        assertEquals(Answer.BACK_PRESSURED, tracked.tryClaim(5, 4));
        assertEquals(LANE, tracked.tryClaim(5, 3));
    }

    @Test
    void moreThanAPacketOrALaneHoldsIsTooLarge() {
        assertEquals(0, publication.offer(5, TestBus.DATA, 0, 48));
        assertEquals(Answer.TOO_LARGE, publication.offer(5, TestBus.DATA, 0, 49));
        assertEquals(Answer.TOO_LARGE, publication.offer(5, TestBus.DATA, 0, -1));
        assertEquals(Answer.TOO_LARGE, publication.tryClaim(5, LANE + 1));
        assertEquals(Answer.TOO_LARGE, publication.tryClaim(5, 0));
        assertEquals(Answer.TOO_LARGE, publication.tryClaim(5, -1));
    }

    @Test
    void topicsBeyondTheBusAreUnknown() {
        for (int topic : new int[] {64, -1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertEquals(Answer.UNKNOWN_TOPIC, offer(topic));
            assertEquals(Answer.UNKNOWN_TOPIC, publication.tryClaim(topic, 1));
        }
        assertEquals(0, offer(63));
    }

    @Test
    void anotherSenderIsNotPermitted() {
        assertEquals(0, publication.offerAs(1, 5, TestBus.DATA, 0, 0));
        assertEquals(Answer.NOT_PERMITTED, publication.offerAs(2, 5, TestBus.DATA, 0, 0));
        assertEquals(Answer.NOT_PERMITTED, publication.offerAs(-1, 5, TestBus.DATA, 0, 0));
    }

    @Test
    void anOpenClaimComesFirst() {
        publication.tryClaim(5, 2);
        assertEquals(Answer.CLAIM_OPEN, offer(5));
        assertEquals(Answer.CLAIM_OPEN, publication.tryClaim(5, 1));
        publication.abort();
        assertEquals(0, offer(5));
        assertEquals(Answer.NO_CLAIM, publication.commit(), "nothing is claimed");
    }

    @Test
    void aClaimLiesTogetherUpToTheEndOfTheRing() {
        publication.tryClaim(5, LANE - 6);
        assertEquals(LANE - 6, publication.claimedTogether(0));
        assertEquals(1, publication.claimedTogether(LANE - 7));
        publication.commit();
        bus.doWork();
        publication.tryClaim(5, 8);
        for (int i = 0; i < 8; i++) {
            int together = publication.claimedTogether(i);
            assertEquals(i < 6 ? 6 - i : 8 - i, together, "from packet " + i);
            long last = publication.claimedAt(i) + (together - 1L) * Packet.SIZE;
            assertEquals(publication.claimedAt(i + together - 1), last, "from packet " + i);
        }
    }

    @Test
    void nothingOfAnAbortedClaimIsSeen() {
        Subscription reader = bus.subscribe(SubscriptionOptions.gating());
        publication.tryClaim(5, 2);
        Packet.dataWord(publication.claimedMemory(), publication.claimedAt(0), 0, 99);
        publication.abort();
        assertEquals(0, bus.doWork());
        publication.tryClaim(5, 1);
        publication.commit();
        bus.doWork();
        assertEquals(List.of(0L), Received.all(reader), "bytes that were not written are zero");
    }

    @Test
    void afterCloseEverythingIsClosed() {
        offer(5);
        publication.close();
        publication.close();
        assertTrue(publication.isClosed());
        assertEquals(Answer.CLOSED, offer(5));
        assertEquals(Answer.CLOSED, publication.tryClaim(5, 1));
        assertEquals(Answer.CLOSED, publication.commit());
        assertEquals(Answer.CLOSED, publication.pollVerdicts(IGNORE, 1));
        bus.doWork();
        assertEquals(1, publication.count(Reason.ALLOWED));
    }

    @Test
    void dataThatLieOutsideTheSegmentPublishNothing() {
        MemorySegment small = TestBus.DATA.asSlice(0, 4);
        assertThrows(IndexOutOfBoundsException.class, () -> publication.offer(5, small, 0, 8));
        assertThrows(IndexOutOfBoundsException.class, () -> publication.offer(5, small, -1, 1));
        assertEquals(0, bus.doWork());
        assertEquals(0, offer(5));
    }

    @Test
    void verdictsComeInOrderAndOnce() {
        Publication tracked = bus.publish(PublicationOptions.sender(2).withVerdicts());
        tracked.tryClaim(5, 2);
        Packet.flags(tracked.claimedMemory(), tracked.claimedAt(1), 0);
        tracked.commit();
        assertEquals(0, tracked.pollVerdicts(IGNORE, 10), "not judged yet");
        bus.doWork();
        List<String> verdicts = new ArrayList<>();
        VerdictHandler keep = (position, topic, code) -> verdicts.add(position + " " + topic + " " + Reason.of(code));
        assertEquals(0, tracked.pollVerdicts(keep, 0));
        assertEquals(2, tracked.pollVerdicts(keep, 10));
        assertEquals(0, tracked.pollVerdicts(keep, 10));
        assertEquals(List.of("0 5 ALLOWED", "1 5 E_INGRESS_BAD_PACKET"), verdicts);
    }

    @Test
    void verdictsAreNotForThoseWhoDidNotAsk() {
        offer(5);
        bus.doWork();
        assertEquals(0, publication.pollVerdicts(IGNORE, 10));
    }

    @Test
    void systemPacketsPassOnlyWhereTheyWereGranted() {
        Publication granted = bus.publish(PublicationOptions.sender(2).withBypass());
        bus.apply(RuleSet.EMPTY);
        for (Publication each : List.of(publication, granted)) {
            each.tryClaim(5, 1);
            Packet.flags(each.claimedMemory(), each.claimedAt(0), Packet.INLINE | Packet.SYSTEM);
            each.commit();
        }
        bus.doWork();
        assertEquals(1, publication.count(Reason.E_GOV_UNKNOWN_TOPIC));
        assertEquals(1, granted.count(Reason.ALLOWED_SYSTEM));
    }

    @Test
    void sendersOfTheBusOnly() {
        assertThrows(IllegalArgumentException.class, () -> bus.publish(16));
        assertThrows(IllegalArgumentException.class, () -> bus.publish(-2));
        assertFalse(bus.publish(15).isClosed());
    }

    @Test
    void answersHaveNames() {
        assertEquals("BACK_PRESSURED", Answer.name(Answer.BACK_PRESSURED));
        assertEquals("DETACHED", Answer.name(Answer.DETACHED));
        assertEquals("NOT_CONNECTED", Answer.name(Answer.NOT_CONNECTED));
        assertEquals("NO_CLAIM", Answer.name(Answer.NO_CLAIM));
        assertEquals("-10", Answer.name(-10));
        assertEquals("0", Answer.name(0));
    }

    private long offer(int topic) {
        return publication.offer(topic, TestBus.DATA, 0, 0);
    }
}
