package io.atr.node.serve;

import io.atr.BusConfig;
import io.atr.Limits;
import io.atr.governance.GovernanceSizes;
import io.atr.governance.ShardMap;
import io.atr.ring.LaneLayout;
import io.atr.ring.LogLayout;

/**
 * The memory that a node takes, in bytes, by what it is for: its bus at its launch, its heap by and by.
 *
 * @param lanes publishers x shards x lane slots
 * @param logs shards x log slots
 * @param rules shards x topics, senders and permission sets, for each set of rules that may exist at once
 * @param heap what of the JVM's heap was not used yet: committed pages are not there before they are touched
 */
record MemoryNeed(long lanes, long logs, long rules, long heap) {
    private static final double MIB = 1 << 20;

    static MemoryNeed of(BusConfig config, Runtime jvm) {
        return of(config, jvm.maxMemory() - jvm.totalMemory() + jvm.freeMemory());
    }

    static MemoryNeed of(BusConfig config, long heap) {
        Limits limits = config.limits();
        GovernanceSizes sizes = new GovernanceSizes(
                new ShardMap(limits.shards(), limits.topics()), limits.senders(), limits.permissionSets());
        long shards = limits.shards();
        return new MemoryNeed(
                shards * limits.publishers() * LaneLayout.bytes(config.rings().laneSlots()),
                shards * LogLayout.bytes(limits.subscribers(), config.rings().logSlots()),
                shards * limits.rules() * sizes.rulesBytes(),
                heap);
    }

    long total() {
        return lanes + logs + rules + heap;
    }

    /** The settings that make the most of it. */
    String remedy() {
        long most = Math.max(Math.max(lanes, heap), Math.max(logs, rules));
        if (most == heap) {
            return "give it more, or a smaller heap: ATR_JAVA_OPTS=-Xmx128m";
        }
        if (most == lanes) {
            return "lower --publishers, --lane-slots or --shards";
        }
        return most == logs
                ? "lower --log-slots or --shards"
                : "lower --senders, --topics, --permission-sets or --shards";
    }

    @Override
    public String toString() {
        return "%s MiB (lanes %s, logs %s, rules %s, heap %s)"
                .formatted(mib(total()), mib(lanes), mib(logs), mib(rules), mib(heap));
    }

    static String mib(long bytes) {
        return String.format(java.util.Locale.ROOT, "%.1f", bytes / MIB);
    }
}
