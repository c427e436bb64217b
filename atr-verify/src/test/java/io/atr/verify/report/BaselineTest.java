package io.atr.verify.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.verify.row.Contract;
import io.atr.verify.row.Evidence;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Row;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BaselineTest {
    private static final Row TIME = Contract.known("3.1");
    private static final Row RATE = Contract.known("2");
    private static final Row FINDINGS = Contract.known("15.scan");

    @Test
    void aTimeThatGrowsByMoreThanNoiseIsWorse() {
        assertTrue(regression(TIME, 1000, 1101).isPresent());
        assertEquals(Optional.empty(), regression(TIME, 1000, 1099));
        assertEquals(Optional.empty(), regression(TIME, 1000, 500));
    }

    @Test
    void aRateThatFallsByMoreThanNoiseIsWorse() {
        assertTrue(regression(RATE, 100, 90).isPresent());
        assertEquals(Optional.empty(), regression(RATE, 100, 92));
        assertEquals(Optional.empty(), regression(RATE, 100, 200));
    }

    @Test
    void oneFindingAfterNoneIsWorse() {
        assertTrue(regression(FINDINGS, 0, 1).isPresent());
        assertEquals(Optional.empty(), regression(FINDINGS, 0, 0));
    }

    @Test
    void whatOneOfTheMachinesDidNotCountIsNotCompared() {
        assertEquals(Optional.empty(), regression(FINDINGS, Double.NaN, 0));
        assertEquals(Optional.empty(), regression(TIME, Double.NaN, 1000));
        assertEquals(Optional.empty(), regression(TIME, 1000, Double.NaN));
    }

    @Test
    void whatLiesWithinTheEarlierSpreadIsNotWorse() {
        Evidence was = Evidence.of(TIME, 1000, 1).between(500, 1500);
        assertEquals(Optional.empty(), new Baseline(List.of(outcome(was))).regression(outcome(time(1400))));
        assertTrue(new Baseline(List.of(outcome(was)))
                .regression(outcome(time(1501)))
                .isPresent());
    }

    @Test
    void anotherPlacementIsNotCompared() {
        Baseline baseline = new Baseline(List.of(outcome(time(1000).placement("one-l3"))));
        Outcome now = outcome(time(5000).placement("two-l3"));
        assertEquals(Optional.empty(), baseline.regression(now));
        assertTrue(baseline.movedSince(now));
        assertFalse(baseline.movedSince(outcome(time(5000).placement("one-l3"))));
    }

    @Test
    void aRowThatWasNotThereIsNotCompared() {
        assertEquals(Optional.empty(), new Baseline(List.of()).regression(outcome(time(1))));
    }

    private static Optional<String> regression(Row row, double was, double is) {
        Baseline baseline = new Baseline(List.of(Outcome.judged(row, Evidence.of(row, was, 1))));
        return baseline.regression(Outcome.judged(row, Evidence.of(row, is, 1)));
    }

    private static Evidence time(double value) {
        return Evidence.of(TIME, value, 1);
    }

    private static Outcome outcome(Evidence evidence) {
        return Outcome.judged(TIME, evidence);
    }
}
