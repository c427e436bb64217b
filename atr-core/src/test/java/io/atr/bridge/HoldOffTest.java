package io.atr.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HoldOffTest {
    private static final long SECOND = 1_000_000_000L;

    private final HoldOff holdOff = new HoldOff();

    @Test
    void whoNeverStalledIsNotHeldOff() {
        assertEquals(0, holdOff.left("somebody", 5));
    }

    @Test
    void everyFurtherStallCostsTwiceAsMuchUpToTenMinutes() {
        long now = -7 * SECOND;
        for (long expected : new long[] {10, 20, 40, 80, 160, 320, 600, 600}) {
            assertEquals(expected * SECOND, holdOff.stalled("slow", now));
            assertEquals(expected * SECOND, holdOff.left("slow", now));
            now += expected * SECOND;
            assertEquals(0, holdOff.left("slow", now));
            now += 5 * SECOND;
        }
    }

    /** Compared with a list of all stalls, of which each caller's is replayed from the start. */
    @Test
    void isWhatTheWholeHistorySays() {
        Seeds.each(50, seed -> {
            Random random = Seeds.random(seed);
            HoldOff real = new HoldOff();
            List<long[]> history = new ArrayList<>();
            long now = 0;
            for (int i = 0; i < 200; i++) {
                now += random.nextInt(4) == 0 ? random.nextLong(1500 * SECOND) : random.nextLong(30 * SECOND);
                int who = random.nextInt(3);
                if (random.nextBoolean()) {
                    real.stalled("caller " + who, now);
                    history.add(new long[] {who, now});
                }
                int asked = random.nextInt(3);
                assertEquals(expected(history, asked, now), real.left("caller " + asked, now));
            }
        });
    }

    private static long expected(List<long[]> history, int who, long now) {
        long nanos = 0;
        long until = Long.MIN_VALUE / 2;
        for (long[] stall : history) {
            if (stall[0] == who) {
                nanos = stall[1] - until < 600 * SECOND ? Math.min(2 * nanos, 600 * SECOND) : 10 * SECOND;
                until = stall[1] + nanos;
            }
        }
        return Math.max(0, until - now);
    }

    @Test
    void remembersSoManyAndNoMore() {
        for (int i = 0; i <= HoldOff.CALLERS; i++) {
            holdOff.stalled("caller " + i, 0);
        }
        assertEquals(0, holdOff.left("caller 0", 0));
        assertTrue(holdOff.left("caller 1", 0) > 0);
    }
}
