package io.atr.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.atr.platform.Mappings;
import io.atr.platform.MemoryNodes;
import io.atr.platform.NodeMap;
import io.atr.platform.Posix;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacingTest {
    private static final int NOWHERE = 63;
    private final List<String> warnings = new ArrayList<>();

    @BeforeEach
    void onLinux() {
        assumeTrue(Posix.instance().isPresent(), "needs Linux and native access");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyPageComesFromTheNodeOrTheKernelsRefusalIsTold(boolean shared) {
        BitSet nodes = NodeMap.here().withMemory();
        int node = Math.max(0, nodes.length() - 1);
        MemorySegment memory = allocate(shared, node);
        int[] found = new int[(int) (memory.byteSize() / Mappings.required().pageSize())];
        if (!warnings.isEmpty() || MemoryNodes.ofPages(memory.address(), found) != 0) {
            assertTrue(warnings.isEmpty() || warnings.getFirst().contains("from node " + node), warnings::toString);
            return;
        }
        assertEquals(List.of(node), Arrays.stream(found).distinct().boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aNodeThatIsNotThereIsWarnedOfAndTheMemoryCanBeUsed(boolean shared) {
        MemorySegment memory = allocate(shared, NOWHERE);
        assertEquals(1, warnings.size(), warnings::toString);
        assertTrue(warnings.getFirst().startsWith("the test's: ")
                && warnings.getFirst().contains("from node 63"));
        memory.fill((byte) 1);
    }

    private MemorySegment allocate(boolean shared, int node) {
        MemoryOptions options = MemoryOptions.DEFAULT.on(node);
        return shared
                ? SharedRegion.create("the test's", 100_000, true, options, warnings::add)
                        .memory()
                : Region.allocate("the test's", 100_000, options, warnings::add);
    }
}
