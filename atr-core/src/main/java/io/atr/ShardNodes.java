package io.atr;

import io.atr.agent.AgentRunner;
import io.atr.memory.MemoryOptions;
import io.atr.memory.NamedRegion;
import io.atr.platform.NodeMap;
import java.util.stream.IntStream;

/**
 * Which memory node a shard's memory is to come from: that of the processor its thread is pinned to. Whoever allocates may
 * be on another one.
 */
final class ShardNodes {
    private final int[] nodes;

    /** Where there is one node only, none is asked for. */
    ShardNodes(Threads threads, int shards, NodeMap map) {
        boolean several = map.withMemory().cardinality() > 1;
        nodes = IntStream.range(0, shards)
                .map(shard -> several ? node(threads.cpu(shard), map) : MemoryOptions.ANY_NODE)
                .toArray();
    }

    /** The node of a shard; for what all of them read, the one that they are all on, if there is one. */
    int of(int shard) {
        if (shard != NamedRegion.EVERY_SHARD) {
            return nodes[shard];
        }
        return IntStream.of(nodes).distinct().count() == 1 ? nodes[0] : MemoryOptions.ANY_NODE;
    }

    private static int node(int cpu, NodeMap map) {
        return cpu == AgentRunner.UNPINNED
                ? MemoryOptions.ANY_NODE
                : map.ofProcessor(cpu).orElse(MemoryOptions.ANY_NODE);
    }
}
