package io.atr.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.Seeds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TickScaleTest {
    private static final long WEEK_SECONDS = 7 * 24 * 3600;

    /** One nanosecond for the rounding, and what the 53 bits of a double cost within weeks. */
    private static final BigDecimal MOST = new BigDecimal("1.1");

    @Test
    void itIsTheProductShiftedAndWithinANanosecondOfTheExactRate() {
        Seeds.each(10, seed -> {
            Random random = Seeds.random(seed);
            for (int i = 0; i < 20_000; i++) {
                double hertz = Math.exp(random.nextDouble(Math.log(1e8), Math.log(1e12)));
                TickScale scale = TickScale.of(hertz);
                long ticks = (long) (random.nextDouble() * hertz * Math.pow(10, random.nextInt(-9, 4)));
                long nanos = scale.nanos(ticks);
                String what = ticks + " ticks at " + hertz;
                assertEquals(shifted(scale, ticks), BigInteger.valueOf(nanos), what);
                assertTrue(error(hertz, ticks, nanos).compareTo(MOST) <= 0, what + " are " + nanos);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e8, 1e9, 1.9e9, 2.0e9, 2.596147e9, 3e9, 4.0e9, 5.2e9, 1e12})
    void aWeekIsExactToTheNanosecond(double hertz) {
        long ticks = (long) (hertz * WEEK_SECONDS);
        long nanos = TickScale.of(hertz).nanos(ticks);
        assertTrue(error(hertz, ticks, nanos).compareTo(MOST) <= 0, () -> ticks + " are " + nanos);
    }

    @Test
    void whatLiesBeforeIsNegativeAndNothingIsNothing() {
        TickScale scale = TickScale.of(2.5e9);
        assertEquals(0, scale.nanos(0));
        assertEquals(-1_000_000, scale.nanos(-2_500_000), 1);
        assertEquals(1_000_000, scale.nanos(2_500_000), 1);
    }

    @Test
    void ticksOfNanoTimeAreNanoseconds() {
        for (long nanos : new long[] {0, 1, -1, 999_999_999_999L, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertEquals(nanos, TickScale.NANOS.nanos(nanos));
        }
        assertEquals(12_345, TickScale.NANOS.ticks(12_345));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 9.9e7, 1.1e12, Double.NaN, Double.POSITIVE_INFINITY})
    void whatIsNoCounterIsRefused(double hertz) {
        assertThrows(IllegalArgumentException.class, () -> TickScale.of(hertz));
    }

    @Test
    void whatCannotBeShiftedByIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new TickScale(1, 64, 1e9));
        assertThrows(IllegalArgumentException.class, () -> new TickScale(1, 0, 1e9));
        assertThrows(IllegalArgumentException.class, () -> new TickScale(1L << 62, 60, 1e9));
        assertThrows(IllegalArgumentException.class, () -> new TickScale(-1, 60, 1e9));
    }

    private static BigInteger shifted(TickScale scale, long ticks) {
        return BigInteger.valueOf(ticks)
                .multiply(BigInteger.valueOf(scale.multiplier()))
                .shiftRight(scale.shift());
    }

    private static BigDecimal error(double hertz, long ticks, long nanos) {
        BigDecimal exact = new BigDecimal(ticks)
                .multiply(new BigDecimal(1_000_000_000))
                .divide(new BigDecimal(hertz), MathContext.DECIMAL128);
        return exact.subtract(new BigDecimal(nanos)).abs();
    }
}
