package io.atr.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.Seeds;
import io.atr.governance.Grant;
import io.atr.ring.Lane;
import io.atr.ring.LaneLayout;
import io.atr.ring.LaneProducer;
import io.atr.ring.WakeFlags;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A thousand lanes, of which few are busy. */
class LaneSetTest {
    private static final int LANES = 1000;
    private static final int ENOUGH_ROUNDS = 2100;
    private static final int FEW = 8;

    private final WakeFlags flags = flags();
    private final LaneSet lanes = new LaneSet(flags, LANES);
    private final List<OpenLane> opened = new ArrayList<>();
    private final List<LaneProducer> producers = new ArrayList<>();

    private final Set<Integer> closing = new HashSet<>();

    LaneSetTest() {
        for (int i = 0; i < LANES; i++) {
            Lane lane = new Lane(Arena.ofAuto().allocate(LaneLayout.bytes(2), 128), i, 2);
            OpenLane open = new OpenLane(lane, Grant.one(0, false), false, false);
            opened.add(open);
            producers.add(new LaneProducer(lane, flags, false));
            lanes.open(open);
        }
    }

    @Test
    void idleLanesFallAsleep() {
        rounds(ENOUGH_ROUNDS);
        assertEquals(FEW, lanes.polled());
    }

    @Test
    void busyLanesStayAwake() {
        for (int round = 0; round < ENOUGH_ROUNDS; round++) {
            publish(500);
            publish(501);
            Set<Integer> served = round();
            assertEquals(Set.of(500, 501), served, "round " + round);
        }
        assertTrue(lanes.polled() <= FEW + 2);
    }

    @Test
    void everySleepingLaneIsWokenInTheNextRound() {
        rounds(ENOUGH_ROUNDS);
        for (int lane = 0; lane < LANES; lane++) {
            publish(lane);
            assertEquals(Set.of(lane), round());
        }
    }

    @Test
    void lanesAreWokenWhateverTheirState() {
        Random random = Seeds.random(1);
        for (int round = 0; round < 5 * ENOUGH_ROUNDS; round++) {
            Set<Integer> some = new HashSet<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                some.add(random.nextInt(LANES));
            }
            some.forEach(this::publish);
            assertEquals(some, round(), "round " + round);
        }
    }

    @Test
    void aWakeUpThatWasLostIsFoundByTheSweep() {
        rounds(ENOUGH_ROUNDS);
        for (int lane : new int[] {0, 63, 64, 500, LANES - 1}) {
            Lane ring = opened.get(lane).end.lane();
            new LaneProducer(ring, flags(), false).publish(1);
            Set<Integer> served = new HashSet<>();
            for (int i = 0; i <= LANES; i++) {
                served.addAll(round());
            }
            assertEquals(Set.of(lane), served);
            producers.set(lane, new LaneProducer(ring, flags, false));
            rounds(ENOUGH_ROUNDS);
        }
    }

    @Test
    void closedLanesAreForgottenAwakeOrAsleep() {
        close(0);
        assertEquals(LANES / 2, lanes.polled());
        rounds(ENOUGH_ROUNDS);
        assertEquals(FEW, lanes.polled());
        close(1);
        assertEquals(0, lanes.polled());
        rounds(10);
    }

    /** Closes every second lane, as a shard does: wakes it, and lets go of it when its turn has come. */
    private void close(int first) {
        for (int lane = first; lane < LANES; lane += 2) {
            lanes.wake(opened.get(lane));
            closing.add(lane);
        }
        rounds(1);
    }

    private void publish(int lane) {
        producers.get(lane).publish(1);
    }

    private void rounds(int count) {
        for (int i = 0; i < count; i++) {
            assertEquals(Set.of(), round());
        }
    }

    /** Visits the polled lanes as a shard does; answers which of them had something. */
    private Set<Integer> round() {
        Set<Integer> served = new HashSet<>();
        lanes.wakeUp(true);
        int empty = 0;
        while (empty < lanes.polled()) {
            OpenLane lane = lanes.next();
            int available = lane.end.available();
            if (closing.remove(lane.index())) {
                lanes.close(lane);
            } else if (available == 0) {
                empty += lanes.empty(lane) ? 1 : 0;
            } else {
                empty = 0;
                lanes.busy(lane);
                lane.end.advance(available);
                lane.end.release();
                served.add(lane.index());
            }
        }
        return served;
    }

    private static WakeFlags flags() {
        return new WakeFlags(Arena.ofAuto().allocate(WakeFlags.bytes(LANES), 128));
    }
}
