package io.atr.node.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final double STEADY_PART = 0.9;

    /** Due times by the definition, in floating point: gaps four times as short in the first tenth of every 100 ms. */
    private static double nextByDefinition(double elapsed, double rate, double gap) {
        boolean burst = elapsed % Pace.CYCLE_NANOS < Pace.BURST_NANOS;
        double steady = rate / (STEADY_PART + (1 - STEADY_PART) * Pace.BURST_FACTOR);
        return elapsed + gap * 1e9 / (burst ? Pace.BURST_FACTOR * steady : steady);
    }

    @Test
    void everyPacketIsDueWhenTheDefinitionSays() {
        for (long seed = 0; seed < 50; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double rate = 1_000 + random.nextInt(5_000_000);
            long begun = random.nextLong() >> 1;
            Pace pace = new Pace(rate);
            pace.resume(begun);
            for (int i = 0; i < 20_000; i++) {
                double before = (double) (pace.due() - begun);
                int gap = random.nextInt(8 * Script.MEAN_GAP);
                pace.next(gap);
                double expected = nextByDefinition(before, rate, (double) gap / Script.MEAN_GAP);
                // One part in a thousand for the fixed point at the highest rates, and a nanosecond of rounding.
                double tolerance = 1.1 + 0.001 * (expected - before);
                assertEquals(expected, (double) (pace.due() - begun), tolerance, "seed " + seed + " packet " + i);
            }
        }
    }

    @Test
    void onAverageTheRateIsWhatWasAskedFor() {
        for (int rate : new int[] {20_000, 123_456, 1_000_000, 5_000_000}) {
            Pace pace = new Pace(rate);
            pace.resume(0);
            long packets = 0;
            while (pace.due() < 2_000_000_000L) {
                pace.next(Script.MEAN_GAP);
                packets++;
            }
            assertEquals(2.0 * rate, (double) packets, 0.02 * rate, "rate " + rate);
        }
    }

    @Test
    void aPauseIsNotCaughtUp() {
        Pace pace = new Pace(1_000);
        pace.resume(1_000);
        pace.next(Script.MEAN_GAP);
        long gap = pace.due() - 1_000;
        pace.resume(9_000_000_000L);
        assertEquals(9_000_000_000L, pace.due());
        pace.next(Script.MEAN_GAP);
        assertTrue(Math.abs(pace.due() - 9_000_000_000L - gap) <= 1);
    }
}
