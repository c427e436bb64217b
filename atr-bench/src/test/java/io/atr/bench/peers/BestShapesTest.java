package io.atr.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atr.bench.machine.Placement;
import java.util.List;
import org.junit.jupiter.api.Test;

class BestShapesTest {
    private static final Shape SMALL = shape(64);
    private static final Shape MIDDLE = shape(128);
    private static final Shape LARGE = shape(256);

    @Test
    void eachPlacementHasItsOwn() {
        BestShapes best = new BestShapes(List.of(
                new Trial(SMALL, Placement.ONE_L3, 100),
                new Trial(LARGE, Placement.ONE_L3, 90),
                new Trial(SMALL, Placement.TWO_L3, 40),
                new Trial(LARGE, Placement.TWO_L3, 50)));
        assertEquals(SMALL, best.in(Placement.ONE_L3));
        assertEquals(LARGE, best.in(Placement.TWO_L3));
    }

    @Test
    void severalTrialsOfAShapeAreAveraged() {
        BestShapes best = new BestShapes(List.of(
                new Trial(SMALL, Placement.ONE_L3, 100),
                new Trial(SMALL, Placement.ONE_L3, 10),
                new Trial(LARGE, Placement.ONE_L3, 60)));
        assertEquals(LARGE, best.in(Placement.ONE_L3));
    }

    @Test
    void aPlacementInWhichHardlyAnyShapeWasTriedTakesAnothers() {
        BestShapes best = new BestShapes(List.of(
                new Trial(SMALL, Placement.ONE_L3, 100),
                new Trial(MIDDLE, Placement.ONE_L3, 80),
                new Trial(LARGE, Placement.ONE_L3, 90),
                new Trial(LARGE, Placement.TWO_L3, 50)));
        assertEquals(SMALL, best.in(Placement.TWO_L3));
        assertEquals(SMALL, best.in(Placement.SMT));
    }

    @Test
    void withoutATrialThereIsNoBest() {
        assertThrows(IllegalArgumentException.class, () -> new BestShapes(List.of()));
    }

    private static Shape shape(int ring) {
        return new Shape(ring, 0, 64, Shape.Style.PLAIN);
    }
}
