package io.atr.bench.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class StagesRunTest {
    @TestFactory
    List<DynamicTest> everyBenchmarkRuns() {
        List<String> names = StagesRun.names(Pattern.compile(""));
        assertFalse(names.isEmpty());
        return names.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    List<StagesRun.Line> lines = new StagesRun(0.001, 1, 0).run(name);
                    assertFalse(lines.isEmpty());
                    assertTrue(lines.stream().allMatch(line -> line.nanos() > 0), lines.toString());
                }))
                .toList();
    }

    @Test
    void patternsChoose() {
        assertEquals(List.of("PopBenchmark.pop"), StagesRun.names(Pattern.compile("^Pop")));
        assertEquals(List.of(), StagesRun.names(Pattern.compile("NoSuchThing")));
    }
}
