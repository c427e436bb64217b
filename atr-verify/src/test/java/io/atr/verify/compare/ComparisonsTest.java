package io.atr.verify.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.verify.row.Bound;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ComparisonsTest {
    private static final double PART = 0.05;
    private static final double[] NOISE = {0.97, 1.02, 1.0, 1.03, 0.98};

    @Test
    void aTimeThatGrowsByAFifthIsSlower() {
        Comparisons comparisons = compare(Bound.AT_MOST, "", 100, 120);
        assertEquals(Change.SLOWER, only(comparisons).change());
        assertEquals(1, comparisons.worseBy(PART).size());
        assertEquals(1.2, only(comparisons).ratios().median(), 0.08);
    }

    @Test
    void aRateThatFallsByAFifthIsSlowerAndOneThatGrowsIsFaster() {
        assertEquals(
                Change.SLOWER, only(compare(Bound.AT_LEAST, "one-l3", 100, 80)).change());
        assertEquals(1, compare(Bound.AT_LEAST, "one-l3", 100, 80).worseBy(PART).size());
        assertEquals(
                Change.FASTER, only(compare(Bound.AT_LEAST, "one-l3", 100, 120)).change());
        assertEquals(
                Change.FASTER, only(compare(Bound.AT_MOST, "one-l3", 100, 80)).change());
        assertEquals(
                0, compare(Bound.AT_LEAST, "one-l3", 100, 120).worseBy(PART).size());
    }

    @Test
    void noiseIsNoDifference() {
        for (Bound bound : Bound.values()) {
            assertEquals(Change.NONE, only(compare(bound, "", 100, 100)).change());
            assertEquals(List.of(), compare(bound, "", 100, 100).worseBy(0));
        }
    }

    /** A coin falls the same way seven times once in 64 throws, on either side. */
    @Test
    void ofManyComparisonsOfTheSameCodeFewDiffer() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int differ = 0;
        for (int i = 0; i < 1_000; i++) {
            List<Pair> pairs = new ArrayList<>();
            for (int pair = 0; pair < 7; pair++) {
                pairs.add(pair(
                        figure(Bound.AT_MOST, "", Math.exp(0.2 * random.nextGaussian())),
                        figure(Bound.AT_MOST, "", Math.exp(0.2 * random.nextGaussian()))));
            }
            differ += only(Comparisons.of(pairs)).change() == Change.NONE ? 0 : 1;
        }
        int count = differ;
        assertTrue(count < 50, () -> count + " of 1000, seed " + seed);
    }

    @Test
    void aLittleSlowerIsToldAndIsNoReasonToFail() {
        Comparisons comparisons = Comparisons.of(List.of(
                pair(figure(Bound.AT_MOST, "", 100), figure(Bound.AT_MOST, "", 103)),
                pair(figure(Bound.AT_MOST, "", 100), figure(Bound.AT_MOST, "", 140))));
        assertEquals(Change.SLOWER, only(comparisons).change());
        assertEquals(List.of(), comparisons.worseBy(PART));
        assertEquals(1, comparisons.worseBy(0.02).size());
    }

    /** All pairs say a tenth, and the machine was slower from round to round. */
    @Test
    void fewPairsHaveToBeApartAndManyToAgree() {
        List<Pair> pairs = new ArrayList<>();
        for (double drift : new double[] {1, 1.2, 1.4, 1.6}) {
            pairs.add(pair(figure(Bound.AT_MOST, "", 100 * drift), figure(Bound.AT_MOST, "", 110 * drift)));
            if (pairs.size() > 1) {
                assertEquals(Change.NONE, only(Comparisons.of(pairs)).change());
            }
        }
        pairs.add(pairs.getFirst());
        assertEquals(1, Comparisons.of(pairs).worseBy(PART).size());
    }

    @Test
    void aSpreadBeyondAllReasonSaysNothing() {
        Comparisons comparisons =
                Comparisons.of(List.of(pair(one(27, 1000), one(626, 500)), pair(one(30, 1000), one(600, 500))));
        assertEquals(Change.NONE, only(comparisons).change());
        assertEquals(Double.POSITIVE_INFINITY, only(comparisons).ratios().hi());
    }

    @Test
    void fewPairsCountByTheSpreadOfTheirSamples() {
        assertEquals(
                1,
                Comparisons.of(List.of(pair(one(100, 5), one(120, 2)), pair(one(101, 5), one(121, 2))))
                        .worseBy(PART)
                        .size());
        assertEquals(
                Change.NONE,
                only(Comparisons.of(List.of(pair(one(100, 5), one(120, 2)), pair(one(101, 5), one(121, 20)))))
                        .change());
    }

    @Test
    void placementsAreNotMixed() {
        Comparisons comparisons = Comparisons.of(List.of(
                pair(figure(Bound.AT_LEAST, "one-l3", 160), figure(Bound.AT_LEAST, "two-l3", 70)),
                pair(figure(Bound.AT_LEAST, "one-l3", 160), figure(Bound.AT_LEAST, "one-l3", 161)),
                pair(figure(Bound.AT_LEAST, "one-l3", 160), figure(Bound.AT_LEAST, "one-l3", 159)),
                pair(figure(Bound.AT_LEAST, "two-l3", 70), figure(Bound.AT_LEAST, "two-l3", 71)),
                pair(figure(Bound.AT_LEAST, "two-l3", 70), figure(Bound.AT_LEAST, "two-l3", 69))));
        assertEquals(
                List.of("one-l3", "two-l3"),
                comparisons.compared().stream()
                        .map(each -> each.figure().placement())
                        .toList());
        comparisons.compared().forEach(each -> {
            assertEquals(2, each.ratios().pairs());
            assertEquals(Change.NONE, each.change());
        });
        assertEquals(
                List.of(new Unpaired("row", "the processors moved: one-l3 and two-l3", 1)), comparisons.unpaired());
    }

    @Test
    void whatOneSideLacksOrCannotSayIsNamed() {
        Figure here = figure(Bound.AT_MOST, "", 1);
        Figure silent = figure(Bound.AT_MOST, "", Double.NaN);
        assertEquals("the first lacks it", reason(new Pair(List.of(), List.of(here))));
        assertEquals("the second lacks it", reason(new Pair(List.of(here), List.of())));
        assertEquals("the first has no value", reason(pair(silent, here)));
        assertEquals("the second has no value", reason(pair(here, silent)));
        assertEquals("negative, so without a ratio", reason(pair(here, figure(Bound.AT_MOST, "", -1))));
        Figure other = new Figure("row", "", "packets", Bound.AT_MOST, "", 1, Double.NaN, Double.NaN);
        assertEquals("another row: in ns and in packets", reason(pair(here, other)));
    }

    @Test
    void nothingAfterNothingIsTheSameAndSomethingIsWorse() {
        assertEquals(Change.NONE, only(compare(Bound.AT_MOST, "", 0, 0)).change());
        assertEquals(1, only(compare(Bound.AT_MOST, "", 0, 0)).ratios().median());
        assertEquals(1, compare(Bound.AT_MOST, "", 0, 1).worseBy(PART).size());
        assertEquals(Change.FASTER, only(compare(Bound.AT_MOST, "", 1, 0)).change());
        assertEquals(1, compare(Bound.AT_LEAST, "", 1, 0).worseBy(PART).size());
    }

    @Test
    void onePairCountsByTheSpreadOfItsSamples() {
        assertEquals(Change.UNKNOWN, change(one(100, Double.NaN), one(200, Double.NaN)));
        assertEquals(Change.SLOWER, change(one(100, 5), one(200, 5)));
        assertEquals(Change.FASTER, change(one(200, 5), one(100, 5)));
        assertEquals(Change.NONE, change(one(100, 20), one(120, 20)));
    }

    private static Comparisons compare(Bound bound, String placement, double before, double now) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < NOISE.length; i++) {
            pairs.add(pair(
                    figure(bound, placement, before * NOISE[i]),
                    figure(bound, placement, now * NOISE[(i + 1) % NOISE.length])));
        }
        return Comparisons.of(pairs);
    }

    private static Figure one(double value, double error) {
        return new Figure("row", "", "ns", Bound.AT_MOST, "", value, value - error, value + error);
    }

    private static Change change(Figure before, Figure now) {
        return only(Comparisons.of(List.of(pair(before, now)))).change();
    }

    private static String reason(Pair pair) {
        Comparisons comparisons = Comparisons.of(List.of(pair));
        assertEquals(List.of(), comparisons.compared());
        assertEquals(1, comparisons.unpaired().size());
        return comparisons.unpaired().getFirst().reason();
    }

    private static Comparison only(Comparisons comparisons) {
        assertEquals(1, comparisons.compared().size());
        return comparisons.compared().getFirst();
    }

    private static Pair pair(Figure before, Figure now) {
        return new Pair(List.of(before), List.of(now));
    }

    private static Figure figure(Bound bound, String placement, double value) {
        return new Figure("row", "", "ns", bound, placement, value, Double.NaN, Double.NaN);
    }
}
