package io.atr.verify.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EstimateTest {
    @Test
    void theMedianIsThatOfTheValues() {
        assertEquals(3, Estimate.of(new double[] {9, 1, 3}).median());
        assertEquals(2.5, Estimate.of(new double[] {4, 1, 3, 2}).median());
        assertEquals(new Estimate(7, 7, 7, 0.95), Estimate.of(new double[] {7}));
    }

    @Test
    void noiseAroundNothingIncludesNothingMostOfTheTimeAndADifferenceIsSeen() {
        int included = 0;
        for (int seed = 0; seed < 200; seed++) {
            double[] noise = new Random(seed).doubles(12, -1, 1).toArray();
            included += Estimate.of(noise).includes(0) ? 1 : 0;
            double[] moved = new Random(seed).doubles(12, 1, 3).toArray();
            assertFalse(Estimate.of(moved).includes(0), "seed " + seed);
        }
        double[] noise = new Random(1).doubles(12, -1, 1).toArray();
        assertTrue(Estimate.of(noise, 0.99).hi() >= Estimate.of(noise).hi(), "more confidence, more room");
        assertTrue(included > 170, included + " of 200 intervals included the truth");
    }

    @Test
    void theWordsHaveTheInterval() {
        assertEquals("1.00 % (95 % interval 0.50 to 2.00)", new Estimate(1, 0.5, 2, 0.95).words("%"));
    }
}
