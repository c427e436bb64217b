package io.atr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.agent.ManualClock;
import io.atr.governance.Reason;
import io.atr.packet.Packet;
import io.atr.packet.Words;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Several threads that publish through one object. */
class LockedPublicationTest {
    private static final int THREADS = 4;
    private static final long EACH = 50_000;
    /** It only keeps a broken test from hanging. */
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Every packet arrives once, and those of a thread in its order. */
    @Test
    void noPacketOfAnyThreadIsLost() throws InterruptedException {
        BusConfig config = TestBus.config(1).with(new Rings(256, 4096));
        try (Bus bus = Bus.start(config)) {
            bus.apply(TestBus.open(config.limits()));
            Subscription reader = bus.subscribe(SubscriptionOptions.gating());
            List<Thread> threads = new ArrayList<>();
            try (LockedPublication shared = new LockedPublication(bus.publish(1))) {
                for (int thread = 0; thread < THREADS; thread++) {
                    int topic = thread;
                    threads.add(Thread.ofPlatform().start(() -> publish(shared, topic)));
                }
                long[] next = new long[THREADS];
                long left = THREADS * EACH;
                long begun = System.nanoTime();
                while (left > 0 && System.nanoTime() - begun < PATIENCE_NANOS) {
                    int polled = reader.poll(
                            (memory, at) -> {
                                int topic = Packet.topic(memory, at);
                                long value = memory.get(Words.U64, at + Packet.DATA);
                                assertEquals(next[topic]++, value, "of thread " + topic);
                            },
                            256);
                    assertTrue(polled >= 0, () -> "answer " + polled);
                    left -= polled;
                }
                assertEquals(0, left);
                join(threads);
                assertEquals(THREADS * EACH, shared.count(Reason.ALLOWED));
            }
        }
    }

    /** Turns of one packet and of three. */
    private static void publish(LockedPublication shared, int topic) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment data = arena.allocate(8, 8);
            for (long value = 0; value < EACH; ) {
                long first = value;
                int count = (int) Math.min(EACH - value, value % 2 == 0 ? 3 : 1);
                data.set(Words.U64, 0, first);
                long answer = count == 1
                        ? shared.offer(topic, data, 0, 8)
                        : shared.publish(topic, count, claimed -> {
                            for (int i = 0; i < count; i++) {
                                claimed.claimedMemory().set(Words.U64, claimed.claimedAt(i) + Packet.DATA, first + i);
                            }
                        });
                if (answer >= 0) {
                    value += count;
                } else {
                    assertEquals(Answer.BACK_PRESSURED, answer);
                    Thread.yield();
                }
            }
        }
    }

    @Test
    void aWriterThatFailsPublishesNothingAndHoldsNobodyUp() {
        Bus bus = TestBus.single(new ManualClock());
        try (LockedPublication shared = new LockedPublication(bus.publish(1))) {
            assertThrows(
                    IllegalStateException.class,
                    () -> shared.publish(5, 2, claimed -> {
                        throw new IllegalStateException("no data");
                    }));
            assertEquals(0, shared.offer(5, TestBus.DATA, 0, 0));
            assertEquals(1, shared.publish(5, 2, claimed -> {}));
            bus.doWork();
            assertEquals(3, shared.count(Reason.ALLOWED));
            assertEquals(Answer.TOO_LARGE, shared.publish(5, 17, claimed -> {}));
        }
    }

    /** What it is there instead of: without it packets get lost, which assertions tell. */
    @Test
    void twoThreadsInOnePublicationAreFound() throws InterruptedException {
        BusConfig config = TestBus.config(1).with(new Rings(256, 4096));
        try (Bus bus = Bus.start(config)) {
            bus.apply(TestBus.open(config.limits()));
            Publication publication = bus.publish(1);
            AtomicReference<AssertionError> found = new AtomicReference<>();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                threads.add(Thread.ofPlatform().start(() -> offerUntilFound(publication, found)));
            }
            join(threads);
            assertNotNull(found.get());
            assertTrue(String.valueOf(found.get().getMessage()).contains("LockedPublication"), found.toString());
        }
    }

    private static void offerUntilFound(Publication publication, AtomicReference<AssertionError> found) {
        long begun = System.nanoTime();
        try {
            while (found.get() == null && System.nanoTime() - begun < PATIENCE_NANOS) {
                publication.offer(5, TestBus.DATA, 0, 48);
            }
        } catch (AssertionError e) {
            found.compareAndSet(null, e);
        }
    }
}
