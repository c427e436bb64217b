package io.atr.verify.line;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.bench.machine.Cpus;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class HiccupProbeTest {
    private static final long NANOS = 50_000_000;

    /** A gap is rounded down to a nanosecond, and no clock is read within five of them. */
    @Test
    void theGapsOfBothProcessorsAddUpToTheTime() {
        Histogram gaps = HiccupProbe.run(Cpus.ANYWHERE, NANOS);
        double sum = gaps.getMean() * gaps.getTotalCount();
        assertTrue(sum > 2 * NANOS * 0.8, () -> sum + " of " + 2 * NANOS);
        assertTrue(sum < 2 * (NANOS * 1.05 + gaps.getMaxValue()), () -> sum + " of " + 2 * NANOS);
    }
}
