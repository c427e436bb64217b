package io.atr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atr.agent.Idling;
import io.atr.memory.MemoryOptions;
import io.atr.memory.NamedRegion;
import io.atr.platform.NodeMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardNodesTest {
    @TempDir
    Path root;

    @BeforeEach
    void twoNodesOfTwoProcessors() throws IOException {
        for (int cpu = 0; cpu < 4; cpu++) {
            Files.createDirectories(root.resolve("sys/devices/system/cpu/cpu" + cpu + "/node" + cpu / 2));
        }
        Files.createDirectories(root.resolve("sys/devices/system/node"));
        nodes("0-1");
    }

    @Test
    void aShardsMemoryComesFromItsProcessorsNode() {
        ShardNodes nodes = nodes(List.of(0, 3), 2);
        assertEquals(0, nodes.of(0));
        assertEquals(1, nodes.of(1));
        assertEquals(MemoryOptions.ANY_NODE, nodes.of(NamedRegion.EVERY_SHARD));
        assertEquals(1, nodes(List.of(2, 3), 2).of(NamedRegion.EVERY_SHARD));
    }

    @Test
    void aShardThatMayRunAnywhereHasNone() {
        ShardNodes nodes = nodes(List.of(3), 2);
        assertEquals(1, nodes.of(0));
        assertEquals(MemoryOptions.ANY_NODE, nodes.of(1));
        assertEquals(MemoryOptions.ANY_NODE, nodes.of(NamedRegion.EVERY_SHARD));
        assertEquals(MemoryOptions.ANY_NODE, nodes(List.of(9), 1).of(0));
    }

    @Test
    void onOneNodeNothingIsAskedFor() throws IOException {
        nodes("0");
        assertEquals(MemoryOptions.ANY_NODE, nodes(List.of(0), 1).of(0));
        Files.delete(root.resolve("sys/devices/system/node/has_memory"));
        assertEquals(MemoryOptions.ANY_NODE, nodes(List.of(0), 1).of(0));
    }

    private ShardNodes nodes(List<Integer> cpus, int shards) {
        return new ShardNodes(new Threads(Idling.BUSY_SPIN, cpus), shards, new NodeMap(root));
    }

    private void nodes(String withMemory) throws IOException {
        Files.writeString(root.resolve("sys/devices/system/node/has_memory"), withMemory + "\n");
    }
}
