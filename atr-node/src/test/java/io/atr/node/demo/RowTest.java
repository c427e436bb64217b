package io.atr.node.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.agent.Idling;
import io.atr.shard.StagePrices;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowTest {
    private static final Bound LIMIT = Bound.most(5_000, "<= 5 µs");
    private static final Bound TARGET = Bound.most(1_000, "<= 1 µs");

    private static Row row(double value, Bound contract, Bound target) {
        return new Row("3.1", "latency", value, "ns", "", contract, target, "");
    }

    @Test
    void theContractDecidesAndTheTargetIsToldBeside() {
        assertEquals(Row.Verdict.PASS, row(1_000, LIMIT, TARGET).verdict());
        assertEquals(true, row(1_000, LIMIT, TARGET).targetMet());
        assertEquals(Row.Verdict.PASS, row(5_000, LIMIT, TARGET).verdict());
        assertEquals(false, row(5_000, LIMIT, TARGET).targetMet());
        assertEquals(Row.Verdict.FAIL, row(5_001, LIMIT, TARGET).verdict());
    }

    @Test
    void whereTheContractIsSilentTheTargetDecides() {
        assertEquals(Row.Verdict.FAIL, row(1_001, null, TARGET).verdict());
        assertEquals(Row.Verdict.PASS, row(1_000, null, TARGET).verdict());
    }

    @Test
    void whatNobodyMeasuredNeverPasses() {
        assertEquals(Row.Verdict.NOT_MEASURED, row(Double.NaN, LIMIT, TARGET).verdict());
        assertNull(row(Double.NaN, LIMIT, TARGET).targetMet());
    }

    @Test
    void boundsIncludeTheirEnds() {
        Bound sizes = Bound.between(256, 4096, "256..4096");
        assertTrue(sizes.holds(256) && sizes.holds(4096) && !sizes.holds(255) && !sizes.holds(4097));
        assertTrue(Bound.least(15e6, "").holds(15e6) && !Bound.least(15e6, "").holds(14_999_999));
    }

    @Test
    void aDemoThatWasStoppedAtOnceHasMeasuredNothing() {
        DemoSettings settings = new DemoSettings(2, 1_000, 1, Idling.BACK_OFF, Seats.ONE);
        Outcome nothing = new Outcome(
                settings,
                Map.of(),
                List.of(),
                Optional.empty(),
                StagePrices.none(),
                Latencies.empty(),
                0,
                0,
                true,
                true);
        List<Row> rows = Rows.of(nothing);
        assertEquals(14, rows.size());
        rows.forEach(row -> assertEquals(Row.Verdict.NOT_MEASURED, row.verdict(), row.id()));
    }
}
