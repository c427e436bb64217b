package io.atr.node.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

class SpeedTest {
    private static final Speed.Reader READER = new Speed.Reader();

    @Test
    void isAFactorOrMax() {
        assertEquals(5_000, READER.convert("1").due(5_000));
        assertEquals(500, READER.convert("10").due(5_000));
        assertEquals(10_000, READER.convert("0.5").due(5_000));
        assertEquals(Long.MAX_VALUE, READER.convert("0.5").due(Long.MAX_VALUE));
        assertEquals(0, READER.convert("MAX").due(5_000));
        for (String text : List.of("1", "10", "0.5", "max")) {
            assertEquals(text, READER.convert(text).toString());
        }
    }

    @Test
    void anythingElseIsRefused() {
        for (String text : List.of("0", "-1", "NaN", "Infinity", "fast", "")) {
            var refusal = assertThrows(TypeConversionException.class, () -> READER.convert(text));
            assertTrue(refusal.getMessage().contains("'" + text + "'"), refusal.getMessage());
        }
    }
}
