package io.atr;

import io.atr.agent.AgentRunner;
import io.atr.agent.Idling;
import java.util.List;

/**
 * Who runs the shards.
 *
 * @param idling what a shard's thread does when there is nothing to do
 * @param cpus the processor of each shard's thread, in order; shards beyond the list are not pinned
 */
public record Threads(Idling idling, List<Integer> cpus) {
    /** Not pinned, {@link Idling#BACK_OFF}. */
    public static final Threads DEFAULT = new Threads(Idling.BACK_OFF, List.of());

    /** Copies the list. */
    public Threads {
        cpus = List.copyOf(cpus);
    }

    int cpu(int shard) {
        return shard < cpus.size() ? cpus.get(shard) : AgentRunner.UNPINNED;
    }
}
