package io.atr.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.Seeds;
import io.atr.memory.Cells;
import io.atr.packet.Packet;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Both ends of a lane, step by step, against a queue. */
class LaneTest {
    @Test
    void isAQueueOfItsCapacity() {
        Seeds.each(200, seed -> new Steps(Seeds.random(seed), false).run(500));
    }

    @Test
    void ofATrackedPublisherKeepsSlotsUntilItsVerdictsWereRead() {
        Seeds.each(200, seed -> new Steps(Seeds.random(seed), true).run(500));
    }

    @Test
    void isFreshAfterReset() {
        Lane lane = lane(4);
        LaneProducer producer = new LaneProducer(lane, flags(), true);
        LaneConsumer consumer = new LaneConsumer(lane);
        producer.publish(3);
        consumer.count(2, 5);
        consumer.advance(3);
        consumer.release();
        producer.verdictsDone(3);
        lane.reset();
        assertEquals(0, lane.count(2));
        assertTrue(lane.drained());
        assertEquals(0, new LaneConsumer(lane).available());
        assertTrue(new LaneProducer(lane, flags(), true).hasRoom(4));
        assertEquals(
                -1, lane.memory().mismatch(Arena.ofAuto().allocate(lane.memory().byteSize())));
    }

    @Test
    void hasAPowerOfTwoOfSlots() {
        assertThrows(IllegalArgumentException.class, () -> lane(3));
        assertThrows(IllegalArgumentException.class, () -> lane(0));
    }

    @Test
    void positionsSlotsAndVerdictsLieApart() {
        for (int capacity = 2; capacity <= 1 << 22; capacity *= 2) {
            assertEquals(0, LaneLayout.bytes(capacity) % 128);
            assertEquals(0, LaneLayout.SLOTS % 64);
            check(lane(capacity), LaneLayout.SLOTS + 64L * capacity);
            long pages = LaneLayout.publisherPages(capacity);
            assertEquals(0, pages % 4096);
            assertEquals(0, LaneLayout.shardPages(capacity) % 4096);
            MemorySegment memory = Arena.ofAuto().allocate(pages + LaneLayout.shardPages(capacity), 4096);
            check(Lane.shared(memory, 0, capacity), pages);
        }
    }

    /** All that the shard writes lies behind all that the publisher writes. */
    private static void check(Lane lane, long shardPart) {
        assertTrue(LaneLayout.VERDICTS_READ + 128 <= LaneLayout.SLOTS);
        assertTrue(lane.at(lane.capacity() - 1) + 64 <= shardPart);
        assertTrue(lane.headAt() >= shardPart);
        assertTrue(lane.countAt(0) >= lane.headAt() + 128);
        assertTrue(lane.verdictAt(0) >= lane.countAt(LaneLayout.CODES - 1) + 8);
        assertTrue(lane.verdictAt(lane.capacity() - 1) < lane.memory().byteSize());
    }

    @Test
    void seesAPositionThatNoPublisherCanReach() {
        for (long tail : new long[] {-1, 2, 3 + 5, Long.MIN_VALUE, Long.MAX_VALUE}) {
            Lane lane = lane(4);
            LaneProducer producer = new LaneProducer(lane, flags(), false);
            LaneConsumer consumer = new LaneConsumer(lane);
            producer.publish(3);
            assertEquals(3, consumer.available());
            consumer.advance(3);
            Cells.release(lane.memory(), LaneLayout.TAIL, tail);
            assertEquals(0, consumer.available());
            assertTrue(consumer.lied(), "tail " + tail);
            Cells.release(lane.memory(), LaneLayout.TAIL, 4);
            assertEquals(0, consumer.available(), "a liar is not looked at again");
        }
    }

    @Test
    void afterAFreezeNothingNewIsSeen() {
        Lane lane = lane(4);
        LaneProducer producer = new LaneProducer(lane, flags(), false);
        LaneConsumer consumer = new LaneConsumer(lane);
        producer.publish(1);
        assertEquals(1, consumer.available());
        producer.publish(1);
        consumer.freeze();
        producer.publish(1);
        assertEquals(1, consumer.available(), "what it knew of");
        consumer.advance(1);
        assertEquals(1, consumer.available(), "what was there at the freeze");
        consumer.advance(1);
        consumer.freeze();
        assertEquals(0, consumer.available());
        assertFalse(consumer.lied());
    }

    @Test
    void tellsHowFarItIsToTheWrap() {
        Lane lane = lane(8);
        assertEquals(8, lane.contiguous(0));
        assertEquals(1, lane.contiguous(7));
        assertEquals(8, lane.contiguous(8L << 40));
        assertEquals(lane.at(3), lane.at(3 + (8L << 40)));
        assertFalse(lane.at(3) == lane.at(4));
    }

    private static Lane lane(int capacity) {
        return new Lane(Arena.ofAuto().allocate(LaneLayout.bytes(capacity), 128), 0, capacity);
    }

    private static WakeFlags flags() {
        return new WakeFlags(Arena.ofAuto().allocate(WakeFlags.bytes(1), 128));
    }

    /** One random run. */
    private static final class Steps {
        private final Random random;
        private final boolean tracked;
        private final Lane lane;
        private final MemorySegment memory;
        private final LaneProducer producer;
        private final LaneConsumer consumer;
        private final Deque<Long> published = new ArrayDeque<>();
        private final Deque<Byte> unread = new ArrayDeque<>();
        private final Deque<Byte> unreleased = new ArrayDeque<>();
        private long next;
        private long counted;

        Steps(Random random, boolean tracked) {
            this.random = random;
            this.tracked = tracked;
            this.lane = lane(2 << random.nextInt(6));
            this.memory = lane.memory();
            this.producer = new LaneProducer(lane, flags(), tracked);
            this.consumer = new LaneConsumer(lane);
        }

        void run(int steps) {
            for (int i = 0; i < steps; i++) {
                switch (random.nextInt(tracked ? 3 : 2)) {
                    case 0 -> publish();
                    case 1 -> take();
                    default -> readVerdicts();
                }
                assertEquals(published.isEmpty(), lane.drained());
            }
        }

        private void publish() {
            int count = 1 + random.nextInt(lane.capacity());
            int taken = published.size() + (tracked ? unread.size() : 0);
            assertEquals(taken + count <= lane.capacity(), producer.hasRoom(count));
            if (producer.hasRoom(count)) {
                for (int i = 0; i < count; i++) {
                    Packet.dataWord(memory, lane.at(producer.position() + i), 0, next);
                    published.add(next++);
                }
                producer.publish(count);
            }
        }

        private void take() {
            int available = consumer.available();
            assertTrue(available <= published.size() && (available > 0 || published.isEmpty()));
            int count = random.nextInt(available + 1);
            for (int i = 0; i < count; i++) {
                long position = consumer.position() + i;
                assertEquals(published.remove(), Packet.dataWord(memory, lane.at(position), 0));
                byte verdict = (byte) (1 + random.nextInt(15));
                consumer.verdict(position, verdict);
                unreleased.add(verdict);
            }
            consumer.advance(count);
            consumer.count(7, count);
            counted += count;
            consumer.release();
            unread.addAll(unreleased);
            unreleased.clear();
            assertEquals(counted, lane.count(7));
            assertEquals(0, lane.count(6));
        }

        private void readVerdicts() {
            assertEquals(unread.size(), producer.verdictsReady());
            int count = random.nextInt(producer.verdictsReady() + 1);
            for (int i = 0; i < count; i++) {
                assertEquals((int) unread.remove(), producer.verdict(producer.verdictsRead() + i));
            }
            producer.verdictsDone(count);
        }
    }
}
