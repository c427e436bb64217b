package io.atr.verify.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.verify.redline.Finding;
import io.atr.verify.redline.Method;
import io.atr.verify.redline.RedLine;
import io.atr.verify.redline.Scan;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RedLinesTest {
    private final RedLines measurement = new RedLines();
    private final Scan scan = Scan.ofDataPlane();

    RedLinesTest() throws IOException {}

    @Test
    void itsRowsPassAndSayWhatWasLookedAt() {
        List<Outcome> outcomes = measurement.judge(scan);
        assertEquals(
                measurement.rows(),
                outcomes.stream().map(outcome -> outcome.row().id()).toList());
        for (Outcome outcome : outcomes) {
            assertEquals(Verdict.PASS, outcome.verdict(), outcome::toString);
            assertTrue(Objects.requireNonNull(outcome.evidence()).samples() > 20, outcome::toString);
        }
    }

    @Test
    void aFindingFailsItsRowAloneAndIsToldWithItsPath() {
        for (RedLine line : RedLine.values()) {
            Finding finding = new Finding(line, scan.methods().subList(0, 3), "X.java:7", "does what it must not");
            List<Finding> findings = List.of(finding);
            for (Outcome outcome : measurement.judge(with(scan.entries(), scan.methods(), findings))) {
                boolean its = outcome.row().id().equals(line.row());
                assertEquals(its ? Verdict.FAIL : Verdict.PASS, outcome.verdict(), outcome::toString);
                if (its) {
                    var evidence = Objects.requireNonNull(outcome.evidence());
                    assertEquals(1, evidence.value());
                    assertEquals(finding.toString(), evidence.loads().getFirst().name());
                }
            }
        }
    }

    @Test
    void aScanThatLostAnEntryFails() {
        for (Method entry : scan.entries()) {
            List<Method> others = new ArrayList<>(scan.entries());
            others.remove(entry);
            boolean needed = !entry.name().startsWith("claimed");
            for (Outcome outcome : measurement.judge(with(others, scan.methods(), List.of()))) {
                assertEquals(needed ? Verdict.FAIL : Verdict.PASS, outcome.verdict(), outcome::toString);
                assertTrue(!needed || outcome.reason().contains(entry.toString()), outcome::toString);
            }
        }
    }

    @Test
    void aScanThatSawLittleFails() {
        for (Outcome outcome :
                measurement.judge(with(scan.entries(), scan.methods().subList(0, 20), List.of()))) {
            assertEquals(Verdict.FAIL, outcome.verdict(), outcome::toString);
        }
    }

    private Scan with(List<Method> entries, List<Method> methods, List<Finding> findings) {
        return new Scan(entries, methods, scan.governing(), scan.packetLoops(), scan.chasing(), findings);
    }
}
