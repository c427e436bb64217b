package io.atr.verify.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.verify.measure.Measurement;
import io.atr.verify.measure.Measurements;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContractTest {
    /** Written down here once more, so that no row disappears unnoticed. */
    private static final List<String> IDS = List.of(("2 3.1 3.1a 3.1b 3.1x 3.1c 3.2 3.3 4.pop 4.gov 4.agg 4.ser 4.enq"
                    + " 4.total 5.size 5.fill 5.empty 5.spin 6.ops 7.line 7.chase 8.eff 9.int 9.net 10.swap 10.stall 10.stw"
                    + " 10.adopt 11.call 11.batch 12.numa 13.block 13.alloc 13.deadlock 13.spin 14.gov 14.pop 14.ser"
                    + " 14.miss 14.cycles 14.flame 15.scan 15.alloc 15.monitor")
            .split(" "));

    @Test
    void itHasExactlyTheRowsOfTheContract() {
        assertEquals(IDS, Contract.rows().stream().map(Row::id).toList());
    }

    @Test
    void ourTargetIsNeverEasierThanTheLimit() {
        for (Row row : Contract.rows()) {
            assertTrue(row.bound().keeps(row.target(), row.limit()), row.id());
        }
    }

    @Test
    void eachRowIsMeasuredOnceAtTheMost() {
        Set<String> seen = new HashSet<>();
        for (Measurement measurement : Measurements.all()) {
            for (String id : measurement.rows()) {
                assertTrue(seen.add(id), id + " is measured twice");
                assertTrue(Contract.row(id).isPresent(), id + " is no row");
            }
        }
    }

    @Test
    void aRowThatNothingMeasuresIsUnsupportedAndSaysSo() {
        for (String id : List.of("3.2", "3.3", "9.net")) {
            Outcome outcome = Measurements.unmeasured(Contract.known(id));
            assertEquals(Verdict.UNSUPPORTED, outcome.verdict());
            assertTrue(outcome.reason().startsWith("not built"), outcome.reason());
        }
    }

    @Test
    void theLimitItselfIsKeptAndWhatIsNoNumberIsNot() {
        Row most = Contract.known("3.1");
        Row least = Contract.known("2");
        assertEquals(Verdict.PASS, judged(most, most.limit()));
        assertEquals(Verdict.FAIL, judged(most, most.limit() + 1));
        assertEquals(Verdict.PASS, judged(least, least.limit()));
        assertEquals(Verdict.FAIL, judged(least, least.limit() - 0.001));
        assertEquals(Verdict.FAIL, judged(most, Double.NaN));
        assertEquals(Verdict.FAIL, judged(least, Double.NaN));
    }

    @Test
    void aMissedTargetAloneIsNoFailure() {
        Row row = Contract.known("3.1");
        Outcome outcome = Outcome.judged(row, Evidence.of(row, row.target() + 1, 1));
        assertEquals(Verdict.PASS, outcome.verdict());
        assertFalse(outcome.targetMet());
    }

    @Test
    void withoutAPassNoTargetIsMet() {
        Row row = Contract.known("3.1");
        assertFalse(Outcome.judged(row, Evidence.of(row, row.limit() + 1, 1).targetMet(true))
                .targetMet());
        assertFalse(Outcome.unsupported(row, "why").targetMet());
    }

    private static Verdict judged(Row row, double value) {
        return Outcome.judged(row, Evidence.of(row, value, 1)).verdict();
    }
}
