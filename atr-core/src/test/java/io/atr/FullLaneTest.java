package io.atr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atr.agent.ManualClock;
import org.junit.jupiter.api.Test;

class FullLaneTest {
    private static final int LANE = 16;

    private final Bus bus = TestBus.single(new ManualClock());
    private final Publication publication = bus.publish(1);

    @Test
    void onlyAFullLaneCounts() {
        publication.tryClaim(5, LANE - 1);
        publication.commit();
        bus.doWork();
        assertEquals(0, bus.status().getFirst().fullLanes());
        for (int times = 1; times <= 3; times++) {
            publication.tryClaim(5, LANE);
            publication.commit();
            bus.doWork();
            bus.doWork();
            assertEquals(times, bus.status().getFirst().fullLanes());
        }
    }
}
