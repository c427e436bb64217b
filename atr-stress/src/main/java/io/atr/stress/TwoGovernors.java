package io.atr.stress;

import io.atr.governance.GovernanceSizes;
import io.atr.governance.Governor;
import io.atr.governance.Grant;
import io.atr.governance.QuotaReconciler;
import io.atr.governance.QuotaShard;
import io.atr.governance.RuleSet;
import io.atr.governance.RulesPool;
import io.atr.governance.RulesRef;
import io.atr.governance.ShardMap;
import io.atr.governance.TopicRule;
import io.atr.governance.TopicSet;
import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The governors of two shards, with a topic each, among which the quota of sender 0 is split. */
final class TwoGovernors {
    private static final int PACKETS = Governor.MAX_JUDGED;
    private static final GovernanceSizes SIZES = new GovernanceSizes(new ShardMap(2, 2), 1, 2);
    private static final Grant GRANT = Grant.one(0, false);

    final RulesPool pool;
    final List<Governor> governors;
    final QuotaReconciler reconciler;
    private final MemorySegment lane = Scratch.zeroed((long) PACKETS << Packet.SIZE_SHIFT);
    private long rounds;

    /** Both under no rules, and packets of topic 0. */
    TwoGovernors() {
        RulesRef ref = new RulesRef(Scratch.zeroed(RulesRef.BYTES));
        pool = new RulesPool(
                SIZES,
                ref,
                Stream.generate(() -> List.of(memory(), memory())).limit(2).toList(),
                () -> 0);
        governors = IntStream.range(0, 2)
                .mapToObj(shard -> new Governor(SIZES, shard, PACKETS, ref, pool))
                .toList();
        reconciler = new QuotaReconciler(
                SIZES.map(),
                governors.stream()
                        .map(governor -> new QuotaShard(governor, () -> rounds))
                        .toList());
        for (int i = 0; i < PACKETS; i++) {
            Stamp.write(lane, (long) i << Packet.SIZE_SHIFT, 0, 1);
        }
    }

    /** Rules under which sender 0 may have so many packets in flight, on both topics together. */
    static RuleSet quota(int packets) {
        return RuleSet.builder()
                .topic(TopicRule.unlimited(0))
                .topic(TopicRule.unlimited(1))
                .sender(0, TopicSet.of(0, 1), packets)
                .build();
    }

    /** Gives the first shard all of the quota but one packet. Only before the actors. */
    void moveShares(RuleSet inForce) {
        reconciler.reconcile(inForce);
        governors.forEach(Governor::adopt);
        int admitted = admitted();
        reconciler.reconcile(inForce);
        rounds += 2;
        reconciler.reconcile(inForce);
        governors.getFirst().passed(admitted);
    }

    /** How many packets the first shard admits side by side. */
    int admitted() {
        Governor first = governors.getFirst();
        first.begin(1, true);
        return Long.bitCount(first.judge(lane, 0, PACKETS, GRANT));
    }

    private static MemorySegment memory() {
        return Scratch.zeroed(SIZES.rulesBytes());
    }
}
