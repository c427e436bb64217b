package io.atr.node.serve;

import io.atr.BusConfig;
import io.atr.Limits;
import io.atr.governance.GovernanceSizes;
import io.atr.governance.ShardMap;
import io.atr.ring.LaneLayout;
import io.atr.ring.LogLayout;

/**
 * The memory that a bus takes at its launch, in bytes, by what it is for.
 *
 * @param lanes publishers x shards x lane slots
 * @param logs shards x log slots
 * @param rules shards x topics, senders and permission sets, for each set of rules that may exist at once
 */
record MemoryNeed(long lanes, long logs, long rules) {
    private static final double MIB = 1 << 20;

    static MemoryNeed of(BusConfig config) {
        Limits limits = config.limits();
        GovernanceSizes sizes = new GovernanceSizes(
                new ShardMap(limits.shards(), limits.topics()), limits.senders(), limits.permissionSets());
        long shards = limits.shards();
        return new MemoryNeed(
                shards * limits.publishers() * LaneLayout.bytes(config.rings().laneSlots()),
                shards * LogLayout.bytes(limits.subscribers(), config.rings().logSlots()),
                shards * limits.rules() * sizes.rulesBytes());
    }

    long total() {
        return lanes + logs + rules;
    }

    /** The settings that make the most of it. */
    String remedy() {
        long most = Math.max(lanes, Math.max(logs, rules));
        if (most == lanes) {
            return "lower --publishers, --lane-slots or --shards";
        }
        return most == logs
                ? "lower --log-slots or --shards"
                : "lower --senders, --topics, --permission-sets or --shards";
    }

    @Override
    public String toString() {
        return "%s MiB (lanes %s, logs %s, rules %s)".formatted(mib(total()), mib(lanes), mib(logs), mib(rules));
    }

    static String mib(long bytes) {
        return String.format(java.util.Locale.ROOT, "%.1f", bytes / MIB);
    }
}
