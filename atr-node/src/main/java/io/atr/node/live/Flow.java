package io.atr.node.live;

import io.atr.control.v1.NodeStatus;
import io.atr.control.v1.ReasonCount;
import io.atr.control.v1.ShardStatus;
import io.atr.governance.Reason;
import io.atr.governance.Verdict;
import java.util.Map;
import java.util.TreeMap;

/**
 * What went through a shard, or a node, in a stretch of time.
 *
 * @param counts packets by the name of a reason; none is 0
 * @param batches how many there were
 * @param waitedNanos for how long the log waited for gating subscribers
 */
record Flow(Map<String, Long> counts, long batches, long waitedNanos) {
    /** Since a node was started. */
    static Flow of(ShardStatus shard) {
        Map<String, Long> counts = new TreeMap<>();
        for (ReasonCount count : shard.getCountsList()) {
            add(counts, count.getReason(), count.getPackets());
        }
        long batches =
                shard.getBatchesList().stream().mapToLong(Long::longValue).sum();
        return new Flow(counts, batches, shard.getWaitedNanos());
    }

    /** All shards together. */
    static Flow of(NodeStatus status) {
        return status.getShardsList().stream().map(Flow::of).reduce(new Flow(Map.of(), 0, 0), Flow::plus);
    }

    /** What came after an earlier one; all of it where the node was started anew since. */
    Flow since(Flow earlier) {
        if (judged() < earlier.judged() || batches < earlier.batches) {
            return this;
        }
        Map<String, Long> more = new TreeMap<>();
        counts.forEach((reason, packets) -> add(more, reason, packets - earlier.counts.getOrDefault(reason, 0L)));
        return new Flow(more, batches - earlier.batches, waitedNanos - earlier.waitedNanos);
    }

    /** Packets in all. */
    long judged() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Packets with a verdict. */
    long count(Verdict verdict) {
        return reasons(verdict).values().stream().mapToLong(Long::longValue).sum();
    }

    /** The reasons of a verdict. */
    Map<String, Long> reasons(Verdict verdict) {
        Map<String, Long> some = new TreeMap<>(counts);
        some.keySet().removeIf(reason -> verdict(reason) != verdict);
        return some;
    }

    /** Packets in a batch, on average; 0 without batches. */
    double meanBatch() {
        return batches == 0 ? 0 : (double) judged() / batches;
    }

    private Flow plus(Flow other) {
        Map<String, Long> sum = new TreeMap<>(counts);
        other.counts.forEach((reason, packets) -> add(sum, reason, packets));
        return new Flow(sum, batches + other.batches, waitedNanos + other.waitedNanos);
    }

    /** A node that is newer than this program may have reasons of its own: it dropped those packets. */
    private static Verdict verdict(String reason) {
        for (Reason known : Reason.values()) {
            if (known.name().equals(reason)) {
                return known.verdict();
            }
        }
        return Verdict.DROP;
    }

    private static void add(Map<String, Long> counts, String reason, long packets) {
        if (packets != 0) {
            counts.merge(reason, packets, Long::sum);
        }
    }
}
