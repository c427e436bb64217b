package io.atr.node.demo;

import io.atr.agent.AgentRunner;
import io.atr.platform.Affinity;
import java.util.BitSet;

/**
 * The processors of the demo's two threads. With one processor there is one thread: it takes turns as generator, shard
 * and subscribers.
 *
 * @param traffic where generator and subscribers run, or {@link AgentRunner#UNPINNED}
 * @param shard where the shard runs, or {@link AgentRunner#UNPINNED}
 * @param together whether all of it runs on the caller's thread
 */
record Seats(int traffic, int shard, boolean together) {
    /** Two threads wherever the kernel likes. */
    static final Seats UNPINNED = new Seats(AgentRunner.UNPINNED, AgentRunner.UNPINNED, false);

    /** One thread. */
    static final Seats ONE = new Seats(AgentRunner.UNPINNED, AgentRunner.UNPINNED, true);

    /** The first two processors that this process may use; one thread where there is one. */
    static Seats available() {
        if (Runtime.getRuntime().availableProcessors() < 2) {
            return ONE;
        }
        BitSet ours = Affinity.current();
        int first = ours.nextSetBit(0);
        return ours.cardinality() < 2 ? UNPINNED : new Seats(first, ours.nextSetBit(first + 1), false);
    }

    /** In words, for the report. */
    String words() {
        if (together) {
            return "one thread for everything";
        }
        return traffic == AgentRunner.UNPINNED
                ? "two threads, not pinned"
                : "traffic on processor " + traffic + ", shard on processor " + shard;
    }
}
