package io.atr;

import static io.atr.agent.AgentRunner.UNPINNED;

import io.atr.agent.AgentRunner;
import io.atr.agent.Clock;
import io.atr.agent.Paced;
import io.atr.governance.GovernanceSizes;
import io.atr.governance.RulesPool;
import io.atr.governance.RulesRef;
import io.atr.memory.NamedRegion;
import io.atr.memory.SharedRegion;
import io.atr.ring.Lane;
import io.atr.shard.Shard;
import io.atr.shard.ShardSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shards of a bus, and the threads that run them; or none, where the caller does. */
final class Shards implements AutoCloseable {
    private final List<Shard> shards = new ArrayList<>();
    private final List<AgentRunner> runners = new ArrayList<>();
    private final List<SharedRegion> sharedLogs;
    private final List<NamedRegion> regions;
    private final List<List<Lane>> lanes = new ArrayList<>();
    private @Nullable AgentRunner control;
    private final RulesPool pool;
    private final @Nullable QuotaControl quotas;

    Shards(BusConfig config, Clock clock) {
        Limits limits = config.limits();
        GovernanceSizes sizes = limits.governance();
        BusMemory memory = new BusMemory(config, sizes);
        RulesRef ref = memory.rulesRef();
        this.sharedLogs = memory.sharedLogs();
        this.regions = memory.regions();
        this.pool = new RulesPool(sizes, ref, memory.rules(), this::oldestRules);
        for (int i = 0; i < limits.shards(); i++) {
            ShardSettings settings = new ShardSettings(
                    i,
                    limits.publishers(),
                    limits.subscribers(),
                    config.rings().logSlots(),
                    config.batch(),
                    config.stall());
            shards.add(new Shard(settings, sizes, memory.shard(i), ref, pool, clock));
            lanes.add(memory.lanes(i));
        }
        this.quotas =
                shards.size() > 1 ? new QuotaControl(sizes.map(), shards, pool::inForce, clock, this::wake) : null;
    }

    /** Has each shard run by a thread of its own. */
    void start(BusConfig config) {
        Threads threads = config.threads();
        for (int i = 0; i < shards.size(); i++) {
            runners.add(new AgentRunner(shards.get(i), threads.idling().create(), threads.cpu(i), config.warnings()));
        }
        if (quotas != null) {
            control = new AgentRunner(quotas, new Paced(QuotaControl.PERIOD_NANOS), UNPINNED, config.warnings());
            control.start();
        }
        runners.forEach(AgentRunner::start);
    }

    /** Runs every shard once on the caller's thread; only where {@link #start} was not called. */
    int doWork() {
        int done = 0;
        for (int i = 0; i < shards.size(); i++) {
            done += shards.get(i).doWork();
        }
        if (quotas != null) {
            quotas.reconcileWhenDue();
        }
        return done;
    }

    /** Has a shard's thread carry out a command between two rounds; false when that thread has ended. */
    boolean execute(Shard shard, Runnable command) {
        if (runners.isEmpty()) {
            command.run();
            return true;
        }
        return shard.execute(command);
    }

    List<Shard> all() {
        return shards;
    }

    List<SharedRegion> sharedLogs() {
        return sharedLogs;
    }

    List<NamedRegion> regions() {
        return regions;
    }

    List<AgentRunner> runners() {
        return runners;
    }

    /** Whether all threads that {@link #start} began are at work. */
    boolean areAlive() {
        return (control == null || control.isAlive()) && runners.stream().allMatch(AgentRunner::isAlive);
    }

    RulesPool pool() {
        return pool;
    }

    /** A publisher's lane to every shard. */
    List<Lane> lanesOf(int publisher) {
        return lanes.stream().map(ofShard -> ofShard.get(publisher)).toList();
    }

    private void wake() {
        runners.forEach(AgentRunner::wake);
    }

    /** The lowest version that a shard works under. */
    long oldestRules() {
        long oldest = Long.MAX_VALUE;
        for (Shard shard : shards) {
            oldest = Math.min(oldest, shard.status().rulesVersion());
        }
        return oldest;
    }

    @Override
    public void close() {
        if (control != null) {
            control.close();
        }
        runners.forEach(AgentRunner::close);
        sharedLogs.forEach(SharedRegion::close);
    }
}
