package io.atr;

import io.atr.agent.Agent;
import io.atr.agent.Clock;
import io.atr.governance.QuotaReconciler;
import io.atr.governance.QuotaShard;
import io.atr.governance.RuleSet;
import io.atr.governance.ShardMap;
import io.atr.shard.Shard;
import java.util.List;
import java.util.function.Supplier;

/** Has the quotas reconciled that are split among shards: by a thread of its own, or by whoever runs the shards. */
final class QuotaControl implements Agent {
    /** How often: within the 1..10 ms in which a quota follows demand. */
    static final long PERIOD_NANOS = 5_000_000;

    private final QuotaReconciler reconciler;
    private final Clock clock;
    private final Supplier<RuleSet> inForce;
    private final Runnable wakeShards;
    private long due;

    QuotaControl(ShardMap map, List<Shard> shards, Supplier<RuleSet> inForce, Clock clock, Runnable wakeShards) {
        this.inForce = inForce;
        this.wakeShards = wakeShards;
        this.clock = clock;
        this.reconciler = new QuotaReconciler(
                map,
                shards.stream()
                        .map(shard -> new QuotaShard(shard.governor(), shard.status()::rounds))
                        .toList());
    }

    @Override
    public String roleName() {
        return "atr-quotas";
    }

    /** Shards that sleep would keep a share from moving, since they begin no rounds and count nothing as passed. */
    @Override
    public int doWork() {
        int splits = reconciler.reconcile(inForce.get());
        if (splits > 0) {
            wakeShards.run();
        }
        return splits;
    }

    /** Reconciles when a period has passed since the last time. */
    void reconcileWhenDue() {
        long now = clock.nanos();
        if (now >= due) {
            due = now + PERIOD_NANOS;
            doWork();
        }
    }
}
