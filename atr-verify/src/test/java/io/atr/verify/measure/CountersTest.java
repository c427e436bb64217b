package io.atr.verify.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.bench.machine.Cpus;
import io.atr.node.cli.JsonObject;
import io.atr.platform.PerfEvent;
import io.atr.platform.PerfReading;
import io.atr.platform.Posix;
import io.atr.verify.line.HotCounts;
import io.atr.verify.report.Report;
import io.atr.verify.report.ReportReader;
import io.atr.verify.row.Evidence;
import io.atr.verify.row.Load;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Verdict;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountersTest {
    private static final long PACKETS = 1_000;
    private static final String NO_PMU = "no PMU here";
    private static final Effort SHORT = new Effort("test", 0.05);

    @Test
    void whatTheProcessorCountsIsTakenForEachPacketOfTheShard() {
        List<Outcome> outcomes = judged(30_000, 60_000, 1_500, "");
        Outcome miss = outcomes.getFirst();
        Outcome cycles = outcomes.getLast();
        assertEquals(List.of(Verdict.PASS, Verdict.PASS), verdicts(outcomes));
        assertEquals(1.5, evidence(miss).value());
        assertEquals(30, evidence(cycles).value());
        assertEquals(2, load(cycles, "instructions, each cycle, shard").value());
        assertEquals(
                "instructions", load(cycles, "instructions, each packet, shard").unit());
        assertTrue(cycles.targetMet());
    }

    @Test
    void tooManyCyclesAndMissesAreRed() {
        assertEquals(List.of(Verdict.FAIL, Verdict.FAIL), verdicts(judged(201_000, 1, 2_001, "")));
    }

    @Test
    void withoutAPmuBothAreUnsupportedAndTheKernelsCountsAreToldAllTheSame() {
        List<Outcome> outcomes = judged(0, 0, 0, NO_PMU);
        assertEquals(List.of(Verdict.UNSUPPORTED, Verdict.UNSUPPORTED), verdicts(outcomes));
        for (Outcome outcome : outcomes) {
            assertEquals(NO_PMU, outcome.reason());
            assertEquals(
                    6,
                    evidence(outcome).loads().size(),
                    () -> "loads: " + evidence(outcome).loads());
            assertEquals(7, load(outcome, "context switches, shard").value());
            assertEquals("/s", load(outcome, "context switches, shard").unit());
        }
        String document =
                new Report(new JsonObject(), "quick", 1, outcomes).json().toString();
        assertEquals(outcomes, ReportReader.read(document), "what one JVM tells the other");
    }

    @Test
    void takingTurnsAndLeavingTheKernelOutAreTold() {
        Map<PerfEvent, PerfReading> readings = new LinkedHashMap<>(readings(10, 10, 10, ""));
        readings.put(PerfEvent.CYCLES, new PerfReading(PerfEvent.CYCLES, 5_000, 100, 50, true, ""));
        Outcome cycles = Counters.judged(new HotCounts(1_000_000_000, readings, readings), PACKETS)
                .getLast();
        assertEquals(10, evidence(cycles).value());
        assertTrue(cycles.reason().contains("50 % of the time"), cycles::reason);
        assertTrue(cycles.reason().contains("without what the kernel did"), cycles::reason);
    }

    @Test
    void hereTheyAreJudgedOrUnsupportedForAReason() {
        List<Outcome> outcomes =
                new Counters().measure(new Setting(Cpus.ANYWHERE, SHORT, _ -> new FaultyShard(_ -> {})));
        assertEquals(2, outcomes.size());
        for (Outcome outcome : outcomes) {
            assertNotNull(outcome.evidence());
            boolean unsupported = outcome.verdict() == Verdict.UNSUPPORTED;
            assertEquals(unsupported, Double.isNaN(evidence(outcome).value()));
            assertFalse(unsupported && outcome.reason().isEmpty(), "a reason is missing");
        }
    }

    @Test
    void aShardThatTouchesFreshMemoryIsSeenToFault() {
        List<Outcome> outcomes =
                new Counters().measure(new Setting(Cpus.ANYWHERE, SHORT, _ -> new FaultyShard(new Toucher())));
        List<Load> faults = evidence(outcomes.getFirst()).loads().stream()
                .filter(load -> load.name().equals("page faults, shard"))
                .toList();
        assertTrue(faults.isEmpty() || faults.getFirst().value() > 100, faults::toString);
        assertEquals(faults.isEmpty(), evidence(outcomes.getFirst()).loads().isEmpty(), "counted, or nothing is");
    }

    private static List<Outcome> judged(long cycles, long instructions, long misses, String refusal) {
        Map<PerfEvent, PerfReading> readings = readings(cycles, instructions, misses, refusal);
        return Counters.judged(new HotCounts(1_000_000_000, readings, readings), PACKETS);
    }

    private static Map<PerfEvent, PerfReading> readings(long cycles, long instructions, long misses, String refusal) {
        Map<PerfEvent, PerfReading> readings = new LinkedHashMap<>();
        PerfEvent.hardware().forEach(event -> put(readings, event, misses, refusal));
        put(readings, PerfEvent.CYCLES, cycles, refusal);
        put(readings, PerfEvent.INSTRUCTIONS, instructions, refusal);
        PerfEvent.software().forEach(event -> put(readings, event, 7, ""));
        return readings;
    }

    private static void put(Map<PerfEvent, PerfReading> readings, PerfEvent event, long count, String refusal) {
        readings.put(event, new PerfReading(event, count, 100, 100, false, refusal));
    }

    private static List<Verdict> verdicts(List<Outcome> outcomes) {
        return outcomes.stream().map(Outcome::verdict).toList();
    }

    private static Load load(Outcome outcome, String name) {
        return evidence(outcome).loads().stream()
                .filter(load -> load.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "no load " + name + " in " + evidence(outcome).loads()));
    }

    private static Evidence evidence(Outcome outcome) {
        Evidence evidence = outcome.evidence();
        if (evidence == null) {
            throw new AssertionError("no evidence for " + outcome.row().id());
        }
        return evidence;
    }

    /** Touches a page after each round that no one has touched, as long as there is one. */
    private static final class Toucher implements FaultyShard.Fault {
        private static final int PAGES = 1 << 15;
        private static final int PAGE = 4096;

        private final Posix posix = Posix.instance().orElseThrow();
        private final long address = posix.map((long) PAGES * PAGE, false);
        private final MemorySegment memory = MemorySegment.ofAddress(address).reinterpret((long) PAGES * PAGE);
        private int touched;

        @Override
        public void after(int packets) {
            if (touched < PAGES) {
                memory.set(ValueLayout.JAVA_BYTE, (long) touched++ * PAGE, (byte) 1);
            }
        }

        @Override
        public void close() {
            posix.unmap(address, (long) PAGES * PAGE);
        }
    }
}
