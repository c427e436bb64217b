package io.atr.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.Seeds;
import io.atr.ring.Lane;
import io.atr.ring.LaneConsumer;
import io.atr.ring.LaneLayout;
import io.atr.ring.LaneProducer;
import io.atr.ring.WakeFlags;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every lane that holds packets is found within as many calls as there are turns. */
class LaneWatchTest {
    private static final int SLOTS = 4;

    @Test
    void tellsWhetherAnyLaneHoldsPackets() {
        Seeds.each(50, seed -> {
            Random random = Seeds.random(seed);
            compare(1 + random.nextInt(2) * 200 + random.nextInt(LaneWatch.LOOKS), random);
        });
    }

    @Test
    void aLaneThatWasNeverOpenedIsNotLookedAt() {
        LaneWatch watch = new LaneWatch(8);
        Lane opened = lane(5);
        new LaneProducer(lane(7), flags(8), false).publish(1);
        assertFalse(watch.holdsPackets());
        watch.add(opened);
        assertFalse(watch.holdsPackets());
        new LaneProducer(opened, flags(8), false).publish(1);
        assertTrue(watch.holdsPackets());
        watch.remove(opened);
        assertFalse(watch.holdsPackets());
    }

    private static void compare(int count, Random random) {
        LaneWatch watch = new LaneWatch(count);
        WakeFlags flags = flags(count);
        List<LaneProducer> producers = new ArrayList<>();
        List<LaneConsumer> consumers = new ArrayList<>();
        int[] held = new int[count];
        for (int i = 0; i < count; i++) {
            Lane lane = lane(i);
            watch.add(lane);
            producers.add(new LaneProducer(lane, flags, false));
            consumers.add(new LaneConsumer(lane));
        }
        int total = 0;
        for (int step = 0; step < 200; step++) {
            int i = random.nextInt(Math.min(count, 3)) * Math.max(1, (count - 1) / 2);
            if (held[i] < SLOTS && random.nextBoolean()) {
                producers.get(i).publish(1);
                held[i]++;
                total++;
            } else if (held[i] > 0) {
                consumers.get(i).advance(held[i]);
                consumers.get(i).release();
                total -= held[i];
                held[i] = 0;
            }
            assertEquals(total > 0, found(watch, count), "step " + step);
        }
    }

    private static boolean found(LaneWatch watch, int count) {
        boolean found = false;
        for (int looked = 0; looked < count; looked += LaneWatch.LOOKS) {
            found |= watch.holdsPackets();
        }
        return found;
    }

    private static Lane lane(int index) {
        return new Lane(Arena.ofAuto().allocate(LaneLayout.bytes(SLOTS), 128), index, SLOTS);
    }

    private static WakeFlags flags(int lanes) {
        return new WakeFlags(Arena.ofAuto().allocate(WakeFlags.bytes(lanes), 128));
    }
}
