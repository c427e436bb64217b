package io.atr.bench.peers;

import io.atr.Limits;
import io.atr.agent.Clock;
import io.atr.bench.load.Workload;
import io.atr.governance.GovernanceSizes;
import io.atr.governance.Governor;
import io.atr.governance.RulesPool;
import io.atr.governance.RulesRef;
import io.atr.governance.ShardMap;
import io.atr.memory.MemoryOptions;
import io.atr.memory.Region;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * The rules of a workload, compiled once for all peers: the same memory layout, room and code as in a bus with default
 * limits. Each {@link Judge} has a ledger of its own.
 */
public final class PeerRules {
    private final Workload workload;
    private final GovernanceSizes sizes;
    private final RulesRef ref;
    private final RulesPool pool;

    /** Compiles the rules and puts them in force. */
    public PeerRules(Workload workload) {
        Limits limits = Limits.DEFAULT;
        this.workload = workload;
        this.sizes = new GovernanceSizes(new ShardMap(1, limits.topics()), limits.senders(), limits.permissionSets());
        this.ref = new RulesRef(region("peer rules word", RulesRef.BYTES));
        this.pool = new RulesPool(
                sizes, ref, List.of(List.of(region("peer rules", sizes.rulesBytes()))), () -> Long.MAX_VALUE);
        pool.apply(pool.compile(workload.rules()));
    }

    /**
     * A governing stage's judge.
     *
     * @param mostInFlight packets that may have been judged and not yet been read, a power of two
     */
    Judge judge(int mostInFlight) {
        return new Judge(governor(mostInFlight), Clock.monotonic(), workload.grant());
    }

    /** A governor with a fresh ledger. */
    public Governor governor(int mostInFlight) {
        return new Governor(sizes, 0, mostInFlight, ref, pool);
    }

    static MemorySegment region(String what, long bytes) {
        return Region.allocate(what, bytes, MemoryOptions.DEFAULT, _ -> {});
    }
}
