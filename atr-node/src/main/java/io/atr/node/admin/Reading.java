package io.atr.node.admin;

import io.atr.governance.Reason;
import io.atr.governance.Verdict;
import io.atr.shard.ShardStatus;
import java.util.EnumSet;
import java.util.Set;

/** One shard's counts, each read once, so that all figures made from it fit together. Immutable. */
final class Reading {
    /** Refused before any rule was looked at, or passed without one. */
    private static final Set<Reason> NOT_EVALUATED = EnumSet.of(
            Reason.ALLOWED_SYSTEM,
            Reason.E_INGRESS_BAD_PACKET,
            Reason.E_INGRESS_FOREIGN_SENDER,
            Reason.E_INGRESS_WRONG_SHARD);

    private final int shard;
    private final long[] counts;
    private final long[] batches;
    private final long waitedNanos;
    private final long fullLanes;

    private Reading(int shard, long[] counts, long[] batches, long waitedNanos, long fullLanes) {
        this.shard = shard;
        this.counts = counts;
        this.batches = batches;
        this.waitedNanos = waitedNanos;
        this.fullLanes = fullLanes;
    }

    static Reading of(int shard, ShardStatus status) {
        long[] batches = new long[ShardStatus.SIZE_CLASSES];
        for (int i = 0; i < batches.length; i++) {
            batches[i] = status.batches(i);
        }
        long[] counts = new long[Reason.values().length];
        for (Reason reason : Reason.values()) {
            counts[reason.ordinal()] = status.count(reason);
        }
        return new Reading(shard, counts, batches, status.waitedNanos(), status.fullLanes());
    }

    /** The shard's number. */
    int shard() {
        return shard;
    }

    /** Batches of a size class. */
    long batches(int sizeClass) {
        return batches[sizeClass];
    }

    /** How long its log waited for gating subscribers. */
    long waitedNanos() {
        return waitedNanos;
    }

    /** How often it came to a full lane. */
    long fullLanes() {
        return fullLanes;
    }

    /** Packets with a reason. */
    long count(Reason reason) {
        return counts[reason.ordinal()];
    }

    /** All packets. */
    long packets() {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    /** Packets with a verdict. */
    long packets(Verdict verdict) {
        return sum(verdict, EnumSet.noneOf(Reason.class));
    }

    /** Packets that the rules were asked about, with a verdict. */
    long evaluated(Verdict verdict) {
        return sum(verdict, NOT_EVALUATED);
    }

    private long sum(Verdict verdict, Set<Reason> without) {
        long sum = 0;
        for (Reason reason : Reason.values()) {
            if (reason.verdict() == verdict && !without.contains(reason)) {
                sum += count(reason);
            }
        }
        return sum;
    }
}
