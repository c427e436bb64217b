package io.atr.verify.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.bench.machine.Cpus;
import io.atr.platform.Affinity;
import io.atr.platform.Ticks;
import io.atr.platform.TscSkew;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class ClockFactsTest {
    @Test
    void theClocksOfThisMachineCostSomethingAndAreNamed() {
        BitSet cpus = Affinity.current();
        int first = cpus.nextSetBit(0);
        int second = cpus.nextSetBit(first + 1);
        ClockFacts facts = ClockFacts.measure(new Cpus(first, second < 0 ? 1_000 : second));
        assertTrue(facts.costNanos() > 0 && facts.glanceNanos() > 0 && facts.nanoTimeCost() > 0, facts::toString);
        assertTrue(facts.resolutionNanos() > 0 && facts.nanoTimeResolution() >= 1, facts::toString);
        String json = facts.json().toString();
        if (Ticks.best().tsc()) {
            assertTrue(json.contains("\"source\": \"tsc\""), json);
            assertTrue(facts.words().startsWith("clock: tsc "), facts::words);
            assertEquals(second >= 0, facts.skew() != null, facts::why);
        } else {
            assertTrue(json.contains("\"source\": \"nanoTime\"") && json.contains("\"ghz\": null"), json);
            assertTrue(facts.words().startsWith("clock: nanoTime "), facts::words);
            assertNull(facts.skew());
        }
    }

    @Test
    void aProcessorThatIsNotThereLeavesTheSkewUnknown() {
        ClockFacts facts = ClockFacts.measure(new Cpus(Affinity.current().nextSetBit(0), 1_000));
        assertNull(facts.skew());
        assertTrue(
                !facts.ticks().tsc() || facts.why().contains("no thread can be pinned to processor 1000"), facts::why);
        assertTrue(facts.json().toString().contains("\"skew_ns\": null"));
    }

    @Test
    void theSkewIsToldInNanoseconds() {
        Ticks ticks = Ticks.best();
        ClockFacts facts = new ClockFacts(ticks, 1, 1, 1, 1, 1, new TscSkew(-300, 200), "because");
        assertTrue(facts.json()
                .toString()
                .contains("\"skew_ns\": " + 300 / ticks.scale().hertz() * 1e9));
        assertNotNull(facts.skew());
    }
}
