package io.atr.bench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.agent.Idling;
import io.atr.bench.machine.Cpus;
import io.atr.bench.machine.PinnedThread;
import org.junit.jupiter.api.Test;

class MeasurementsTest {
    @Test
    void swapsChangeVerdicts() {
        SwapFigures figures = SwapStorm.run(Cpus.ANYWHERE, 64, 640);
        assertEquals(640, figures.silent().getTotalCount());
        assertEquals(320, figures.publish().getTotalCount());
        assertEquals(320, figures.behindTraffic().getTotalCount());
        assertEquals(640, figures.clock().getTotalCount());
        assertEquals(40, figures.probes());
        assertEquals(40, figures.adoption().getTotalCount());
        assertTrue(figures.packets() > 0);
    }

    @Test
    void onlyThreadsThatNeverSleepSpin() {
        IdleFigures saving = new IdleBus(Idling.POWER_SAVE, 2, PinnedThread.ANYWHERE).measure(200_000_000, 1);
        assertEquals(0, saving.spinning());
        assertTrue(saving.longestParkNanos() > 0);
        assertEquals(1, saving.firstPacketNanos().size());

        IdleFigures spinning = new IdleBus(Idling.BUSY_SPIN, 2, PinnedThread.ANYWHERE).measure(200_000_000, 1);
        assertEquals(0, spinning.longestParkNanos());
        assertTrue(spinning.spinning() > 0);
    }

    @Test
    void aBareSleepIsNoShorterThanAskedFor() {
        assertTrue(BareSleep.measure().getValueAtPercentile(50) >= 9_000);
    }
}
