package io.atr.verify.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.verify.row.Series.Point;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ScalabilityLawTest {
    @RepeatedTest(50)
    void aLawIsFoundAgainFromItsPoints() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        ScalabilityLaw law = law(random);
        ScalabilityLaw found = ScalabilityLaw.fit(points(law, 3 + random.nextInt(30), 0, random));
        assertEquals(1, found.one() / law.one(), 1e-6, () -> "seed " + seed);
        assertEquals(law.contention(), found.contention(), 1e-6, () -> "seed " + seed);
        assertEquals(law.coherence(), found.coherence(), 1e-6, () -> "seed " + seed);
    }

    @RepeatedTest(50)
    void noiseOfOnePercentMovesTheRatesByLittle() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        ScalabilityLaw law = law(random);
        ScalabilityLaw found = ScalabilityLaw.fit(points(law, 16, 0.01, random));
        for (int n = 1; n <= 16; n++) {
            assertEquals(1, found.rate(n) / law.rate(n), 0.05, "seed " + seed + ", N " + n);
        }
    }

    @Test
    void twoPointsTellTheFirstTermOnly() {
        ScalabilityLaw found = ScalabilityLaw.fit(List.of(new Point(1, 100), new Point(2, 160)));
        assertEquals(100, found.one(), 1e-9);
        assertEquals(0.25, found.contention(), 1e-9);
        assertEquals(0, found.coherence());
        assertEquals(160, found.rate(2), 1e-9);
    }

    @Test
    void onePointTellsWhatOneDoes() {
        assertEquals(new ScalabilityLaw(50, 0, 0), ScalabilityLaw.fit(List.of(new Point(1, 50))));
    }

    @Test
    void moreThanOneEachIsNoNegativeTerm() {
        ScalabilityLaw found = ScalabilityLaw.fit(List.of(new Point(1, 100), new Point(2, 210), new Point(3, 330)));
        assertTrue(found.contention() >= 0 && found.coherence() >= 0, found::toString);
        assertEquals(1, found.efficiency(32));
    }

    @Test
    void whatNeverGetsWorseIsNotExtrapolatedIntoATerm() {
        ScalabilityLaw found = ScalabilityLaw.fit(List.of(new Point(1, 100), new Point(2, 200), new Point(3, 300)));
        assertEquals(3200, found.rate(32), 1e-6);
    }

    @Test
    void theNumbersOfShardsAreAllOfAFewAndSomeOfMany() {
        assertArrayEquals(new int[] {1}, Scaling.counts(1));
        assertArrayEquals(new int[] {1, 2}, Scaling.counts(2));
        assertArrayEquals(new int[] {1, 2, 3, 4, 5, 6, 7, 8}, Scaling.counts(8));
        assertArrayEquals(new int[] {1, 2, 3, 4, 5, 6, 7, 8, 10, 13, 16}, Scaling.counts(16));
        assertTrue(Scaling.counts(256).length <= 25);
    }

    private static ScalabilityLaw law(Random random) {
        return new ScalabilityLaw(1 + 200 * random.nextDouble(), 0.3 * random.nextDouble(), 0.01 * random.nextDouble());
    }

    private static List<Point> points(ScalabilityLaw law, int most, double noise, Random random) {
        return IntStream.rangeClosed(1, most)
                .mapToObj(n -> new Point(n, law.rate(n) * (1 + noise * (2 * random.nextDouble() - 1))))
                .toList();
    }
}
