package io.atr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.agent.Clock;
import io.atr.memory.MemoryOptions;
import io.atr.memory.NamedRegion;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BusRegionsTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void allThatWasAllocatedIsNamedOnceAndReadOnly(boolean shared) {
        BusConfig config = BusConfig.DEFAULT.with(Limits.DEFAULT.withShards(2));
        if (shared) {
            config = config.with(MemoryOptions.DEFAULT.withSharedLogs());
        }
        try (Bus bus = Bus.onCallersThread(config, Clock.monotonic())) {
            List<NamedRegion> regions = bus.regions();
            int eachShard = shared ? 3 : 2;
            assertEquals(1 + 2 * eachShard + config.limits().rules(), regions.size());
            assertEquals(
                    regions.size(),
                    regions.stream().map(NamedRegion::name).distinct().count());
            for (int shard = 0; shard < 2; shard++) {
                int own = shard;
                assertEquals(
                        eachShard,
                        regions.stream().filter(region -> region.shard() == own).count());
            }
            for (NamedRegion region : regions) {
                assertTrue(region.memory().byteSize() % 4096 == 0, region.name());
                assertThrows(
                        IllegalArgumentException.class, () -> region.memory().set(ValueLayout.JAVA_BYTE, 0, (byte) 1));
            }
        }
    }
}
