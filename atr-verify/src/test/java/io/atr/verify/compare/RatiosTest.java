package io.atr.verify.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RatiosTest {
    @Test
    void upToSevenPairsAreTakenWhole() {
        assertEquals(new Ratios(5, 1.1, 0.9, 1.4, 0.9, 1.4), Ratios.of(1.4, 1.3, 0.9, 1.1, 1));
        Ratios seven = Ratios.of(7, 6, 5, 4, 3, 2, 1);
        assertEquals(1, seven.lo());
        assertEquals(7, seven.hi());
    }

    @Test
    void fromEightPairsOnOutliersAreLeftOut() {
        Ratios eight = Ratios.of(8, 7, 6, 5, 4, 3, 2, 1);
        assertEquals(2, eight.lo());
        assertEquals(7, eight.hi());
        assertEquals(1, eight.lowest());
        assertEquals(8, eight.highest());
        assertEquals(4.5, eight.median());
    }

    @Test
    void fewHaveTheBoundsThatTheyAreGiven() {
        assertEquals(new Ratios(2, 1.5, 1, 2, 0.5, 3), Ratios.between(0.5, 3, 2, 1));
    }

    /** The reference is the definition: how often the interval of samples contains the median that they were drawn by. */
    @Test
    void theIntervalHoldsTheMedianInNineOfTenCases() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int pairs = 5; pairs <= 40; pairs += 7) {
            int held = 0;
            for (int i = 0; i < 4_000; i++) {
                Ratios ratios = Ratios.of(drawn(random, pairs));
                held += ratios.lo() <= 1 && 1 <= ratios.hi() ? 1 : 0;
            }
            int pairsHere = pairs;
            double share = held / 4_000.0;
            assertTrue(share > 0.88 && share < 0.995, () -> share + " of " + pairsHere + " pairs, seed " + seed);
        }
    }

    private static double[] drawn(Random random, int pairs) {
        double[] ratios = new double[pairs];
        Arrays.setAll(ratios, _ -> Math.exp(0.3 * random.nextGaussian()));
        return ratios;
    }
}
