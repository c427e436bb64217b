package io.atr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.agent.ManualClock;
import io.atr.governance.TopicSet;
import io.atr.packet.Packet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SubscriptionTest {
    private final Bus bus = TestBus.single(new ManualClock());
    private final Publication publication = bus.publish(1);

    @ParameterizedTest
    @EnumSource(SubscriptionOptions.Mode.class)
    void isHandedTheTopicsItWants(SubscriptionOptions.Mode mode) {
        Subscription all = bus.subscribe(new SubscriptionOptions(mode, null));
        Subscription some = bus.subscribe(new SubscriptionOptions(mode, TopicSet.of(0, 7, 63, 500)));
        Subscription none = bus.subscribe(new SubscriptionOptions(mode, TopicSet.NONE));
        List<Long> everything = new ArrayList<>();
        for (int topic = 0; topic < 64; topic++) {
            TestBus.offer(publication, topic, topic);
            bus.doWork();
            everything.add((long) topic);
        }
        assertEquals(everything, Received.all(all));
        assertEquals(List.of(0L, 7L, 63L), Received.all(some));
        assertEquals(List.of(), Received.all(none));
    }

    @ParameterizedTest
    @EnumSource(SubscriptionOptions.Mode.class)
    void readsFromThePresentOn(SubscriptionOptions.Mode mode) {
        send(1);
        Subscription late = bus.subscribe(new SubscriptionOptions(mode, null));
        send(2);
        assertEquals(List.of(2L), Received.all(late));
    }

    @ParameterizedTest
    @EnumSource(SubscriptionOptions.Mode.class)
    void keepsToItsLimit(SubscriptionOptions.Mode mode) {
        Subscription reader = bus.subscribe(new SubscriptionOptions(mode, null));
        for (int i = 0; i < 10; i++) {
            send(i);
        }
        Received received = new Received();
        assertEquals(0, reader.poll(received, 0));
        assertEquals(0, reader.poll(received, -1));
        assertEquals(3, reader.poll(received, 3));
        assertEquals(7, reader.poll(received, 100));
        assertEquals(0, reader.poll(received, 100));
        assertEquals(List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L), received.values);
    }

    @ParameterizedTest
    @EnumSource(SubscriptionOptions.Mode.class)
    void aPacketWhoseHandlerThrowsCountsAsHandedOut(SubscriptionOptions.Mode mode) {
        Subscription reader = bus.subscribe(new SubscriptionOptions(mode, null));
        send(1);
        send(2);
        send(3);
        List<Long> seen = new ArrayList<>();
        PacketHandler fragile = (memory, at) -> {
            seen.add(Packet.dataWord(memory, at, 0));
            if (seen.size() == 2) {
                throw new IllegalStateException("the second one");
            }
        };
        assertThrows(IllegalStateException.class, () -> reader.poll(fragile, 10));
        assertEquals(1, reader.poll(fragile, 10));
        assertEquals(List.of(1L, 2L, 3L), seen);
    }

    @ParameterizedTest
    @EnumSource(SubscriptionOptions.Mode.class)
    void closingTwiceIsFineAndEndsIt(SubscriptionOptions.Mode mode) {
        Subscription reader = bus.subscribe(new SubscriptionOptions(mode, null));
        send(1);
        reader.close();
        reader.close();
        assertTrue(reader.isClosed());
        assertEquals(Answer.CLOSED, reader.poll(new Received(), 10));
    }

    @Test
    void aLossyOneIsToldWhatItMissed() {
        Subscription lossy = bus.subscribe(SubscriptionOptions.lossy());
        for (int i = 0; i < 1000; i++) {
            send(i);
        }
        assertEquals(0, lossy.poll(new Received(), 1000));
        assertEquals(1000 - 32, lossy.missed());
        Received rest = new Received();
        assertEquals(32, lossy.poll(rest, 1000));
        assertEquals(968L, rest.values.get(0));
    }

    @Test
    void aGatingOneMissesNothing() {
        Subscription gating = bus.subscribe(SubscriptionOptions.gating());
        List<Long> seen = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            if (TestBus.offer(publication, 5, i) < 0) {
                seen.addAll(Received.all(gating));
                bus.doWork();
                assertEquals(i, TestBus.offer(publication, 5, i));
            }
            bus.doWork();
        }
        for (int rounds = 0; rounds < 3; rounds++) {
            seen.addAll(Received.all(gating));
            bus.doWork();
        }
        assertEquals(LongStream.range(0, 1000).boxed().toList(), seen);
        assertEquals(0, gating.missed());
    }

    @Test
    void everyShardHasItsTurn() {
        Bus three = TestBus.ruled(TestBus.config(3), new ManualClock());
        Publication all = three.publish(1);
        Subscription reader = three.subscribe(SubscriptionOptions.gating());
        for (int i = 0; i < 60; i++) {
            TestBus.offer(all, i % 3, i % 3);
            three.doWork();
        }
        for (int turn = 1; turn <= 20; turn++) {
            Received received = new Received();
            for (int shard = 0; shard < 3; shard++) {
                assertEquals(1, reader.poll(received, 1));
            }
            assertEquals(List.of(0L, 1L, 2L), received.values.stream().sorted().toList());
        }
    }

    private void send(long value) {
        TestBus.offer(publication, 5, value);
        bus.doWork();
    }
}
