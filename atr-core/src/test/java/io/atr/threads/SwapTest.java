package io.atr.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.Bus;
import io.atr.agent.ManualClock;
import io.atr.shard.ShardStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Rules that are compiled ahead can be swapped as often as one likes. */
class SwapTest {
    private static final int SWAPS = 100_000;
    private static final int SWAPS_BETWEEN_THREADS = 1_000;
    private static final int ATTEMPTS = 3;

    /** Attempts are repeated for the reason that {@link NoAllocationTest} gives. */
    @Test
    void everySwapChangesAVerdictAndNoneAllocates() {
        try (Bus bus = Bus.onCallersThread(Setting.config(1), new ManualClock())) {
            Swapper swapper = new Swapper(bus, bus::doWork);
            swapper.measure(SWAPS / 5);
            Swapper.Cost cost = swapper.measure(SWAPS);
            for (int attempt = 1; attempt < ATTEMPTS && !cost.equals(Swapper.NOTHING); attempt++) {
                cost = swapper.measure(SWAPS);
            }
            assertEquals(Swapper.NOTHING, cost);
        }
    }

    @Test
    void aShardsThreadAdoptsEveryVersionBeforeItsNextBatch() {
        try (Bus bus = Bus.start(Setting.config(1))) {
            ShardStatus status = bus.status().get(0);
            Swapper swapper = new Swapper(bus, Thread::yield);
            for (int i = 0; i < SWAPS_BETWEEN_THREADS; i++) {
                long version = swapper.swap();
                while (status.rulesVersion() < version) {
                    Thread.yield();
                }
                assertTrue(swapper.probeIsJudgedByTheRulesInForce(), "swap " + i);
            }
            assertEquals(SWAPS_BETWEEN_THREADS, status.rulesVersion());
        }
    }

    @Test
    void adoptionCanBeAwaited() {
        try (Bus bus = Bus.start(Setting.config(3))) {
            long version = bus.apply(Setting.rules(true));
            while (!bus.awaitAdoption(version, Duration.ofSeconds(10))) {}
            for (ShardStatus each : bus.status()) {
                assertEquals(version, each.rulesVersion());
            }
            assertFalse(bus.awaitAdoption(version + 1, Duration.ZERO));
        }
    }
}
