package io.atr.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.atr.Bus;
import io.atr.BusConfig;
import io.atr.Publication;
import io.atr.Rings;
import io.atr.TestBus;
import io.atr.agent.Clock;
import io.atr.governance.Reason;
import org.junit.jupiter.api.Test;

class BatchPolicyTest {
    private static final int OFFERED = 1000;

    @Test
    void aBatchEndsAtItsPackets() {
        assertEquals(64, firstBatch(new BatchPolicy(64, 4096, 5000), () -> 1));
        assertEquals(65, firstBatch(new BatchPolicy(65, 4096, 5000), () -> 1));
        assertEquals(999, firstBatch(new BatchPolicy(999, 7, 5000), () -> 1));
        assertEquals(OFFERED, firstBatch(new BatchPolicy(1001, 4096, 5000), () -> 1));
    }

    @Test
    void aBatchEndsWithItsTimeWhichIsLookedAtEvery64Packets() {
        assertEquals(64, firstBatch(new BatchPolicy(4096, 4096, 1), ticking(1)));
        assertEquals(128, firstBatch(new BatchPolicy(4096, 4096, 3), ticking(1)));
        assertEquals(256, firstBatch(new BatchPolicy(4096, 4096, 5000), ticking(1000)), "half of a fifth is too late");
        assertEquals(256, firstBatch(new BatchPolicy(4096, 4096, 4501), ticking(1000)));
        assertEquals(192, firstBatch(new BatchPolicy(4096, 4096, 4500), ticking(1000)));
        assertEquals(
                280, firstBatch(new BatchPolicy(4096, 10, 5000), ticking(1000)), "70 packets are the first 64 or more");
    }

    @Test
    void aBatchEndsBeforeAPieceThatWouldBeTooLate() {
        long[] looks = {0, 1000, 1900, 2700, 3400};
        int[] look = {0};
        assertEquals(192, firstBatch(new BatchPolicy(4096, 4096, 3900), () -> looks[look[0]++]));
        look[0] = 0;
        assertEquals(256, firstBatch(new BatchPolicy(4096, 4096, 3901), () -> looks[look[0]++]));
    }

    @Test
    void aFillTimeWithoutEndIsOne() {
        assertEquals(OFFERED, firstBatch(new BatchPolicy(4096, 4096, Long.MAX_VALUE), () -> 1));
        assertEquals(OFFERED, firstBatch(new BatchPolicy(4096, 4096, Long.MAX_VALUE), ticking(1L << 50)));
    }

    @Test
    void aBusyLaneCannotStarveAQuietOne() {
        Bus bus = bus(new BatchPolicy(100, 10, 5000), () -> 1);
        Publication busy = bus.publish(1);
        offer(busy, OFFERED);
        Publication quiet = bus.publish(2);
        offer(quiet, 10);
        bus.doWork();
        assertEquals(90, busy.count(Reason.ALLOWED));
        assertEquals(10, quiet.count(Reason.ALLOWED));
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        assertThrows(IllegalArgumentException.class, () -> new BatchPolicy(63, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new BatchPolicy(64, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new BatchPolicy(64, 1, 0));
    }

    private static int firstBatch(BatchPolicy policy, Clock clock) {
        Bus bus = bus(policy, clock);
        offer(bus.publish(1), OFFERED);
        return bus.doWork();
    }

    private static Bus bus(BatchPolicy policy, Clock clock) {
        BusConfig config = TestBus.config(1).with(new Rings(1024, 1024)).with(policy);
        Bus bus = Bus.onCallersThread(config, clock);
        bus.apply(TestBus.open(config.limits()));
        return bus;
    }

    private static void offer(Publication publication, int packets) {
        for (int i = 0; i < packets; i++) {
            TestBus.offer(publication, 5, i);
        }
    }

    /** Moves on at every look. */
    private static Clock ticking(long nanos) {
        long[] now = {0};
        return () -> now[0] += nanos;
    }
}
