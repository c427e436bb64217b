package io.atr;

import io.atr.governance.GovernanceSizes;
import io.atr.governance.RulesRef;
import io.atr.memory.MemoryOptions;
import io.atr.memory.NamedRegion;
import io.atr.memory.Region;
import io.atr.memory.SharedRegion;
import io.atr.platform.NodeMap;
import io.atr.ring.Lane;
import io.atr.ring.LaneLayout;
import io.atr.ring.LogLayout;
import io.atr.ring.RefusalTrail;
import io.atr.ring.WakeFlags;
import io.atr.shard.ShardMemory;
import io.atr.shard.ShardStatus;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** All memory of a bus: one region for each shard's rings and ledger, one for each shard's lanes, one for rules. */
final class BusMemory {
    private static final long LINE_PAIR = 128;

    private final BusConfig config;
    private final GovernanceSizes sizes;
    private final ShardNodes nodes;
    private final List<ShardMemory> shards = new ArrayList<>();
    private final List<SharedRegion> sharedLogs = new ArrayList<>();
    private final List<List<Lane>> lanes = new ArrayList<>();
    private final List<List<MemorySegment>> rules = new ArrayList<>();
    private final RulesRef rulesRef;
    private final List<NamedRegion> regions = new ArrayList<>();

    BusMemory(BusConfig config, GovernanceSizes sizes) {
        this.config = config;
        this.sizes = sizes;
        this.nodes = new ShardNodes(config.threads(), config.limits().shards(), NodeMap.here());
        this.rulesRef = new RulesRef(allocate("rules word", NamedRegion.EVERY_SHARD, RulesRef.BYTES));
        for (int shard = 0; shard < config.limits().shards(); shard++) {
            shards.add(shardMemory(shard));
            lanes.add(laneMemory(shard));
        }
        for (int slot = 0; slot < config.limits().rules(); slot++) {
            rules.add(ruleMemory(slot));
        }
    }

    ShardMemory shard(int shard) {
        return shards.get(shard);
    }

    List<Lane> lanes(int shard) {
        return lanes.get(shard);
    }

    List<List<MemorySegment>> rules() {
        return rules;
    }

    /** The logs, for other processes; none where they are not shared. */
    List<SharedRegion> sharedLogs() {
        return sharedLogs;
    }

    /** All that was allocated. */
    List<NamedRegion> regions() {
        return regions;
    }

    RulesRef rulesRef() {
        return rulesRef;
    }

    private ShardMemory shardMemory(int shard) {
        Limits limits = config.limits();
        int slots = config.rings().logSlots();
        long log = LogLayout.bytes(limits.subscribers(), slots);
        long flags = WakeFlags.bytes(limits.publishers());
        long refusals = RefusalTrail.bytes(RefusalTrail.CAPACITY);
        if (config.memory().sharedLogs()) {
            SharedRegion shared =
                    SharedRegion.create("log of shard " + shard, log, true, options(shard), config.warnings());
            sharedLogs.add(shared);
            regions.add(new NamedRegion("log of shard " + shard, shard, shared.memory()));
            long[] others = {flags, ShardStatus.BYTES, refusals};
            MemorySegment[] cut = cut(allocate("shard " + shard, shard, total(others)), others);
            return new ShardMemory(shared.memory(), cut[0], cut[1], cut[2]);
        }
        long[] parts = {log, flags, ShardStatus.BYTES, refusals};
        MemorySegment[] cut = cut(allocate("shard " + shard, shard, total(parts)), parts);
        return new ShardMemory(cut[0], cut[1], cut[2], cut[3]);
    }

    private List<Lane> laneMemory(int shard) {
        int count = config.limits().publishers();
        int slots = config.rings().laneSlots();
        long bytes = LaneLayout.bytes(slots);
        MemorySegment all = allocate("lanes of shard " + shard, shard, count * bytes);
        return IntStream.range(0, count)
                .mapToObj(i -> new Lane(all.asSlice(i * bytes, bytes), i, slots))
                .toList();
    }

    private List<MemorySegment> ruleMemory(int slot) {
        long bytes = sizes.rulesBytes();
        int count = config.limits().shards();
        long[] parts = new long[count];
        java.util.Arrays.fill(parts, bytes);
        return List.of(cut(allocate("rules slot " + slot, NamedRegion.EVERY_SHARD, total(parts)), parts));
    }

    private MemorySegment allocate(String what, int shard, long bytes) {
        MemorySegment memory = Region.allocate(what, bytes, options(shard), config.warnings());
        regions.add(new NamedRegion(what, shard, memory));
        return memory;
    }

    private MemoryOptions options(int shard) {
        return config.memory().on(nodes.of(shard));
    }

    private static long total(long[] parts) {
        long sum = 0;
        for (long part : parts) {
            sum += roundUp(part);
        }
        return sum;
    }

    private static MemorySegment[] cut(MemorySegment whole, long[] parts) {
        MemorySegment[] cut = new MemorySegment[parts.length];
        long at = 0;
        for (int i = 0; i < parts.length; i++) {
            cut[i] = whole.asSlice(at, parts[i]);
            at += roundUp(parts[i]);
        }
        return cut;
    }

    private static long roundUp(long bytes) {
        return (bytes + LINE_PAIR - 1) & -LINE_PAIR;
    }
}
