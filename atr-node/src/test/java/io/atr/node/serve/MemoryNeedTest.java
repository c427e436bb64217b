package io.atr.node.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.BusConfig;
import io.atr.Limits;
import org.junit.jupiter.api.Test;

class MemoryNeedTest {
    private static final long MIB = 1 << 20;

    @Test
    void theHeapCounts() {
        MemoryNeed without = MemoryNeed.of(BusConfig.DEFAULT, 0);
        MemoryNeed with = MemoryNeed.of(BusConfig.DEFAULT, 3 * MIB);
        assertEquals(3 * MIB, with.total() - without.total());
        assertTrue(with.toString().contains("heap 3.0"), with::toString);
    }

    @Test
    void theRemedyIsForTheLargestPart() {
        Limits limits = BusConfig.DEFAULT.limits();
        BusConfig wide = BusConfig.DEFAULT.with(
                new Limits(limits.shards(), 1000, limits.subscribers(), 8, 8, limits.permissionSets(), limits.rules()));
        assertTrue(MemoryNeed.of(wide, 0).remedy().contains("--publishers"));
        assertTrue(MemoryNeed.of(BusConfig.DEFAULT, 1L << 40).remedy().contains("-Xmx"));
    }

    @Test
    void itIsWhatTheBusTakes() {
        MemoryNeed need = MemoryNeed.of(BusConfig.DEFAULT, 0);
        assertEquals(need.lanes() + need.logs() + need.rules(), need.total());
        assertTrue(need.lanes() > 0 && need.logs() > 0 && need.rules() > 0, need::toString);
    }
}
