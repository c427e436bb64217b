package io.atr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.agent.ManualClock;
import io.atr.governance.Reason;
import io.atr.memory.Cells;
import io.atr.ring.LaneLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lanes of other processes that fell asleep: their publishers cannot wake a shard, so it has to look. */
class SleepingForeignLanesTest {
    private static final int CLIENTS = 64;
    private static final int SILENT_ROUNDS = 70_000;
    private static final int EIGHT_LOOKS_A_ROUND = CLIENTS / 8;

    private final Bus bus =
            TestBus.ruled(TestBus.config(1).with(new Limits(1, CLIENTS + 1, 2, 64, 16, 8, 4)), new ManualClock());
    private final List<ForeignClient> clients = new ArrayList<>();
    private final List<ForeignPublication> foreign = new ArrayList<>();

    SleepingForeignLanesTest() {
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(new ForeignClient(bus));
            foreign.add(bus.publishFrom(PublicationOptions.sender(i % 16), clients.get(i).lanes));
        }
        for (int i = 0; i < SILENT_ROUNDS; i++) {
            bus.doWork();
        }
    }

    @Test
    void anIdleShardHearsEveryoneInTheNextRound() {
        for (int i = 0; i < CLIENTS; i++) {
            TestBus.offer(clients.get(i).publication(i % 16), 1, i);
            assertEquals(1, bus.doWork(), "client " + i);
            bus.doWork(); // the round after a packet is not an idle one
        }
    }

    @Test
    void aBusyShardHearsEveryoneAfterAFewRounds() {
        Publication busy = bus.publish(1);
        TestBus.offer(busy, 1, 0);
        bus.doWork();
        for (int i = 0; i < CLIENTS; i++) {
            TestBus.offer(clients.get(i).publication(i % 16), 1, i);
        }
        int heard = 0;
        for (int round = 0; round < EIGHT_LOOKS_A_ROUND; round++) {
            TestBus.offer(busy, 1, round);
            heard += bus.doWork() - 1;
        }
        assertEquals(CLIENTS, heard);
    }

    @Test
    void whoLiesAsleepIsToldOnOnce() {
        clients.forEach(client -> Cells.release(client.lanes.getFirst(), LaneLayout.TAIL, 1L << 40));
        bus.doWork();
        bus.doWork();
        assertTrue(foreign.stream().allMatch(ForeignPublication::hasLied));
        for (int i = 0; i < SILENT_ROUNDS; i++) {
            assertEquals(0, bus.doWork());
        }
        foreign.forEach(ForeignPublication::close);
        bus.doWork();
        assertTrue(foreign.stream().allMatch(ForeignPublication::isDrained));
        assertEquals(0, foreign.stream().mapToLong(f -> f.count(Reason.ALLOWED)).sum());
    }

    /** Closed in any order, asleep or awake, they are forgotten; those that stay are heard. */
    @Test
    void whoStaysIsHeardWhoeverLeaves() {
        Random random = Seeds.random(1);
        List<Integer> open = new ArrayList<>(IntStream.range(0, CLIENTS).boxed().toList());
        Collections.shuffle(open, random);
        while (!open.isEmpty()) {
            int leaving = open.removeLast();
            foreign.get(leaving).close();
            bus.doWork();
            assertTrue(foreign.get(leaving).isDrained(), "client " + leaving);
            for (int staying : open) {
                TestBus.offer(clients.get(staying).publication(staying % 16), 1, staying);
            }
            int heard = 0;
            for (int round = 0; round < 2 * EIGHT_LOOKS_A_ROUND; round++) {
                heard += bus.doWork();
            }
            assertEquals(open.size(), heard, "after client " + leaving);
        }
    }
}
