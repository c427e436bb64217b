package io.atr.node.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TimetableTest {
    @Test
    void allOfItIsWhatWasAskedFor() {
        for (int seconds = DemoSettings.LEAST_SECONDS; seconds <= DemoSettings.MOST_SECONDS; seconds++) {
            Timetable timetable = new Timetable(seconds);
            long sum = timetable.warmUpNanos() + timetable.hiccupNanos();
            for (Act act : Act.values()) {
                assertTrue(timetable.windows(act) >= 1);
                assertTrue(timetable.windowNanos(act) < 1_500_000_000L, act + " of " + seconds + " s");
                sum += timetable.windows(act) * timetable.windowNanos(act);
            }
            assertEquals(seconds * 1e9, (double) sum, 1e5, seconds + " s");
            assertEquals(
                    (double) (sum - timetable.warmUpNanos() - timetable.hiccupNanos()),
                    (double) timetable.endNanos(Act.FULL_SPEED),
                    1e5);
        }
    }

    @Test
    void theStormSwapsAHundredThousandTimes() {
        Timetable timetable = new Timetable(20);
        double seconds = timetable.windows(Act.SWAP_STORM) * timetable.windowNanos(Act.SWAP_STORM) / 1e9;
        assertEquals(100_000, timetable.swapsPerSecond() * seconds, 100);
    }
}
