package io.atr;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.agent.Clock;
import org.junit.jupiter.api.Test;

class BusRunningTest {
    @Test
    void aBusRunsUntilItIsClosed() {
        Bus bus = Bus.start(BusConfig.DEFAULT);
        assertTrue(bus.isRunning());
        bus.close();
        assertFalse(bus.isRunning());
        assertFalse(Bus.onCallersThread(BusConfig.DEFAULT, Clock.monotonic()).isRunning());
    }
}
