package io.atr.verify.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ScaleTest {
    @Test
    void equalRatiosAreEquallyFarApart() {
        Scale scale = Scale.decades(50, 4_000_000);
        assertEquals(new Scale(10, 10_000_000, true), scale);
        assertEquals(0, scale.part(10));
        assertEquals(0.5, scale.part(10_000), 1e-12);
        assertEquals(1, scale.part(10_000_000));
        assertEquals(List.of(10.0, 100.0, 1e3, 1e4, 1e5, 1e6, 1e7), scale.marks(0));
    }

    @Test
    void whatLiesBeyondIsDrawnOnTheEdge() {
        Scale scale = new Scale(10, 100, true);
        assertEquals(0, scale.part(0));
        assertEquals(0, scale.part(-5));
        assertEquals(1, scale.part(1e9));
    }

    @Test
    void marksAreRoundNumbersAndZeroHasNoSign() {
        assertEquals(List.of(0.0, 50.0, 100.0, 150.0), Scale.fromZero(101).marks(5));
        assertEquals(
                "[0.0, 20.0, 40.0, 60.0, 80.0]", Scale.fromZero(80).marks(5).toString());
    }

    @RepeatedTest(50)
    void allOfARandomRangeIsOnItsScale() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        double most = Math.pow(10, 12 * random.nextDouble() - 3);
        Scale scale = Scale.fromZero(most);
        assertTrue(scale.high() >= most * (1 - 1e-9), () -> "seed " + seed);
        assertTrue(scale.marks(5).size() >= 2 && scale.marks(5).size() <= 12, () -> "seed " + seed + " " + scale);
        Scale decades = Scale.decades(most / 7, most);
        assertTrue(decades.low() <= most / 7 * 1.001 && decades.high() >= most * 0.999, () -> "seed " + seed);
    }
}
