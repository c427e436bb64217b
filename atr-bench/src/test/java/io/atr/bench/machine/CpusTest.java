package io.atr.bench.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CpusTest {
    @Test
    void twoNumbers() {
        assertEquals(new Cpus(3, 0), Cpus.parse("3, 0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0,0", "0,1,2", "a,b", "-1,0", "0,", "99999999999,1"})
    void nonsenseIsRefused(String text) {
        var refused = assertThrows(CommandException.class, () -> Cpus.parse(text));
        assertEquals(ExitCode.USAGE, refused.exitCode());
    }

    @Test
    void aProcessorThatDoesNotExistIsUnavailable() {
        var refused = assertThrows(CommandException.class, () -> new Cpus(0, 1023).check());
        assertEquals(ExitCode.UNAVAILABLE, refused.exitCode());
    }

    @ParameterizedTest
    @CsvSource({"16, SMT", "29.9, SMT", "30, ONE_L3", "55, ONE_L3", "100, TWO_L3", "215, TWO_L3"})
    void handoversHaveClasses(double nanos, Placement placement) {
        assertEquals(placement, Placement.of(nanos));
    }
}
