package io.atr.node.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ZipfTest {
    private static final int DRAWS = 100_000;

    /** The probability by the definition of the law, without the table. */
    private static double exact(int n, double exponent, int i) {
        double sum = 0;
        for (int k = 1; k <= n; k++) {
            sum += 1 / Math.pow(k, exponent);
        }
        return 1 / Math.pow(i + 1, exponent) / sum;
    }

    @Test
    void sharesAreThoseOfTheLaw() {
        for (long seed = 0; seed < 50; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int n = 1 + random.nextInt(200);
            double exponent = random.nextDouble() * 2;
            Zipf zipf = new Zipf(n, exponent);
            for (int i = 0; i < n; i++) {
                assertEquals(exact(n, exponent, i), zipf.share(i), 1e-9, "seed " + seed);
            }
        }
    }

    @Test
    void drawsFollowTheShares() {
        for (long seed = 0; seed < 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int n = 2 + random.nextInt(50);
            double exponent = random.nextDouble() * 1.5;
            Zipf zipf = new Zipf(n, exponent);
            int[] drawn = new int[n];
            for (int i = 0; i < DRAWS; i++) {
                drawn[zipf.pick(random.nextDouble())]++;
            }
            for (int i = 0; i < n; i++) {
                double expected = DRAWS * exact(n, exponent, i);
                double sigma = Math.sqrt(expected);
                assertTrue(
                        Math.abs(drawn[i] - expected) < 6 * sigma,
                        "seed " + seed + ": " + i + " drawn " + drawn[i] + " times, expected " + expected);
            }
        }
    }

    @Test
    void theEndsOfTheRangeAreTheFirstAndTheLast() {
        Zipf zipf = new Zipf(10, 1);
        assertEquals(0, zipf.pick(0));
        assertEquals(9, zipf.pick(Math.nextDown(1.0)));
        assertEquals(1, zipf.pick(zipf.share(0)));
        assertEquals(0, zipf.pick(Math.nextDown(zipf.share(0))));
    }
}
