package io.atr.node.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TimeScaleTest {
    private static final BigInteger NS = BigInteger.valueOf(1_000_000_000);
    private static final BigInteger LAST = BigInteger.valueOf(Long.MAX_VALUE);

    private static long exact(int resolution, long offsetNs, long ticks) {
        BigInteger unit = BigInteger.valueOf(resolution < 128 ? 10 : 2).pow(resolution % 128);
        BigInteger count = new BigInteger(Long.toUnsignedString(ticks));
        BigInteger ns = count.multiply(NS).divide(unit);
        BigInteger time = ns.add(BigInteger.valueOf(offsetNs));
        boolean fits = ns.compareTo(LAST) <= 0 && time.signum() >= 0 && time.compareTo(LAST) <= 0;
        return fits ? time.longValueExact() : TimeScale.OUT_OF_RANGE;
    }

    @Test
    void equalsExactArithmetic() {
        for (long seed = 0; seed < 200_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int resolution = random.nextInt(256);
            long ticks = random.nextLong() >>> random.nextInt(64);
            long offsetNs = random.nextBoolean() ? 0 : random.nextLong() >> random.nextInt(64);
            assertEquals(
                    exact(resolution, offsetNs, ticks),
                    TimeScale.of(resolution, offsetNs).toNs(ticks),
                    "seed " + seed + " resolution " + resolution + " ticks " + ticks);
        }
    }

    @Test
    void equalsExactArithmeticAtTheEdges() {
        for (int resolution = 0; resolution < 256; resolution++) {
            for (long ticks : new long[] {0, 1, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
                String at = "resolution " + resolution + " ticks " + ticks;
                assertEquals(
                        exact(resolution, 0, ticks), TimeScale.of(resolution, 0).toNs(ticks), at);
            }
        }
    }
}
