package io.atr.node.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class UnitsTest {
    private static final Map<String, Double> NANOS = Map.of("ns", 1.0, "µs", 1e3, "ms", 1e6, "s", 1e9);
    private static final Map<String, Double> PER_SECOND =
            Map.of("/s", 1.0, "k/s", 1e3, "M/s", 1e6, "G/s", 1e9, "T/s", 1e12);

    @Test
    void timesHaveTheUnitThatFits() {
        assertEquals("0 ns", Units.nanos(0));
        assertEquals("812 ns", Units.nanos(812));
        assertEquals("2.50 ns", Units.nanos(2.5));
        assertEquals("999 ns", Units.nanos(999));
        assertEquals("1.00 µs", Units.nanos(1_000));
        assertEquals("1.00 µs", Units.nanos(999.7));
        assertEquals("1.24 µs", Units.nanos(1_240));
        assertEquals("10.0 µs", Units.nanos(9_999));
        assertEquals("35.0 ms", Units.nanos(35_000_000));
        assertEquals("1.00 s", Units.nanos(999_600_000));
        assertEquals("3600 s", Units.nanos(3_600_000_000_000L));
        assertEquals("-", Units.nanos(Double.NaN));
    }

    @Test
    void ratesAndCounts() {
        assertEquals("200 /s", Units.rate(200));
        assertEquals("15.0 M/s", Units.rate(15e6));
        assertEquals("1.00 G/s", Units.rate(999_900_000));
        assertEquals("940", Units.shortCount(940));
        assertEquals("12.3 M", Units.shortCount(12_345_678));
        assertEquals("1,234,567", Units.count(1_234_567));
        assertEquals("1.0 %", Units.share(1, 100));
        assertEquals("-", Units.share(1, 0));
        assertEquals("1023 B", Units.bytes(1023));
        assertEquals("1.50 MiB", Units.bytes(3 << 19));
        assertEquals("8388608 TiB", Units.bytes(Long.MAX_VALUE));
    }

    @Test
    void aLongWaitIsToldInMinutes() {
        assertEquals("45.0 s", Units.wait(45.02e9));
        assertEquals("119 s", Units.wait(119e9));
        assertEquals("2 min", Units.wait(120e9));
        assertEquals("23 min", Units.wait(1366e9));
    }

    @Test
    void whatIsShownIsWithinHalfAPercentOfWhatIsMeant() {
        for (long seed = 0; seed < 50_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double value = Math.exp(random.nextDouble() * 25);
            assertClose(value, Units.nanos(value), NANOS, seed);
            assertClose(value, Units.rate(value), PER_SECOND, seed);
        }
    }

    private static void assertClose(double value, String text, Map<String, Double> units, long seed) {
        String[] parts = text.split(" ", -1);
        double read = Double.parseDouble(parts[0]) * units.get(parts[1]);
        assertTrue(Math.abs(read - value) <= 0.0051 * value, "seed " + seed + ": " + value + " as " + text);
        assertTrue(Double.parseDouble(parts[0]) < 1000 || parts[1].equals("s"), "seed " + seed + ": " + text);
    }
}
