package io.atr.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairTest {
    private static final Figures FIGURES = new Figures(1, 1, 1, 1, 1);
    private static final Shape SHAPE = new Shape(64, 0, 64, Shape.Style.PLAIN);

    @ParameterizedTest
    @CsvSource({
        "50, 60, 45, 99, true",
        "50, 60, 45, 101, false",
        "20, 60, 45, 99, false",
        "50, 60, 20, 20, false",
        "210, 220, 230, 200, true",
    })
    void onlyPairsWithinOnePlacementAreSteady(double a, double b, double c, double d, boolean steady) {
        assertEquals(steady, new Pair(new Sample(FIGURES, SHAPE, a, b), new Sample(FIGURES, SHAPE, c, d)).steady());
    }
}
