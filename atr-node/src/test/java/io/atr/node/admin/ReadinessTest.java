package io.atr.node.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private final Readiness readiness = new Readiness();

    @Test
    void everyStepCountsAndWhatHasToHold() {
        AtomicBoolean runs = new AtomicBoolean(true);
        readiness.holds("it runs", runs::get);
        for (Readiness.Step step : Readiness.Step.values()) {
            assertFalse(readiness.isReady());
            readiness.done(step);
        }
        assertTrue(readiness.isReady());
        runs.set(false);
        assertFalse(readiness.isReady());
        assertEquals(List.of("it runs"), readiness.missing());
        runs.set(true);
        assertTrue(readiness.isReady());
    }

    @Test
    void oneThatEndsSaysOnlyThat() {
        readiness.holds("it runs", () -> false);
        for (Readiness.Step step : Readiness.Step.values()) {
            readiness.done(step);
        }
        readiness.end();
        assertEquals(List.of("the node is ending"), readiness.missing());
    }
}
