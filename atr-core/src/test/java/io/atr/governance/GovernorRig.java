package io.atr.governance;

import io.atr.packet.Packet;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.IntStream;

/** One governor with its rules, and memory for a piece of a lane. */
final class GovernorRig {
    static final int SLOTS = 3;

    final GovernanceSizes sizes;
    final RulesRef ref;
    final RulesPool pool;
    final Governor governor;
    final MemorySegment lane = Arena.ofAuto().allocate(Governor.MAX_JUDGED * Packet.SIZE, Packet.SIZE);
    private Rules current;

    GovernorRig(int shards, int shard, int topics, int senders) {
        this.sizes = new GovernanceSizes(new ShardMap(shards, topics), senders, 8);
        this.ref = new RulesRef(memory(RulesRef.BYTES));
        List<List<MemorySegment>> slots = IntStream.range(0, SLOTS)
                .mapToObj(slot -> IntStream.range(0, shards)
                        .mapToObj(part -> memory(sizes.rulesBytes()))
                        .toList())
                .toList();
        this.pool = new RulesPool(sizes, ref, slots, this::version);
        this.governor = new Governor(sizes, shard, 1 << 16, ref, pool);
    }

    /** Compiles and applies, adopts, and gives up what was in force before. */
    void apply(RuleSet rules) {
        Rules before = current;
        current = pool.compile(rules);
        pool.apply(current);
        governor.adopt();
        if (before != null) {
            before.close();
        }
    }

    /** Judges {@code count} equal packets at a time, ungated; answers the bits. */
    long judge(long time, int topic, int sender, int count) {
        for (int i = 0; i < count; i++) {
            Packet.encodeHeader(lane, (long) i << Packet.SIZE_SHIFT, Packet.DEFAULT_FLAGS, topic, sender);
        }
        governor.begin(time, false);
        return governor.judge(lane, 0, count, Grant.one(sender, false));
    }

    private long version() {
        return governor == null ? 0 : governor.adopt();
    }

    private static MemorySegment memory(long bytes) {
        return Arena.ofAuto().allocate(bytes, 128);
    }
}
