package io.atr.governance;

import io.atr.memory.Cells;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What a shard remembers of its topics and senders; survives every rule swap. Only the shard's thread writes.
 *
 * <p>It lies on the heap, in plain arrays: no other process sees it, and a judgement costs half as many instructions
 * through an array as through a segment.
 */
final class Ledger {
    /** A bucket is two longs side by side: tokens in 10^-9, and the time of the last judgement in ns. */
    private static final int TOKENS = 0;

    private static final int TIME = 1;
    private static final int BUCKET_SHIFT = 1;

    /** So long ago that every bucket has filled up since; {@code now - NEVER} fits while now is below 2^62. */
    private static final long NEVER = 1 - (1L << 62);

    private static final VarHandle ANY_THREAD = MethodHandles.arrayElementVarHandle(int[].class);

    private final long[] buckets;
    private final int[] inFlight;
    private final int[] refused;

    /** A ledger in which every bucket was never judged, and nothing is in flight. */
    Ledger(int topics, int senders) {
        buckets = new long[(topics << BUCKET_SHIFT) + Cells.APART / Long.BYTES];
        inFlight = new int[senders + Cells.APART / Integer.BYTES];
        refused = new int[senders + Cells.APART / Integer.BYTES];
        for (int place = 0; place < topics; place++) {
            buckets[(place << BUCKET_SHIFT) + TIME] = NEVER;
        }
    }

    /**
     * Settles a topic's bucket and takes one token if there is a whole one.
     *
     * @param place the topic's place in the shard
     * @param rules the rules in force, in which the topic's class stands at {@code ruleAt}
     * @param now the time of the batch; never earlier than at any call before
     */
    boolean takeToken(int place, MemorySegment rules, long ruleAt, long now) {
        long[] buckets = this.buckets;
        int at = place << BUCKET_SHIFT;
        long elapsed = now - buckets[at + TIME];
        long capacity = Cells.get(rules, ruleAt + RulesLayout.CAPACITY);
        long tokens = capacity;
        if (elapsed < Cells.get(rules, ruleAt + RulesLayout.TIME_TO_FULL)) {
            long refill = Cells.get(rules, ruleAt + RulesLayout.RATE) * elapsed;
            tokens = Math.min(capacity, buckets[at + TOKENS] + refill);
        }
        boolean whole = tokens >= RulesLayout.TOKEN;
        buckets[at + TOKENS] = whole ? tokens - RulesLayout.TOKEN : tokens;
        buckets[at + TIME] = now;
        return whole;
    }

    int inFlight(int sender) {
        return inFlight[sender];
    }

    /** A plain store, though other threads look: an ordered one would make the shard reload all that it knows. */
    void addInFlight(int sender, int packets) {
        inFlight[sender] += packets;
    }

    /** Notes that a sender wanted more than its quota: the demand by which quotas are split. Wraps. */
    void refuse(int sender) {
        refused[sender]++;
    }

    /** Packets in flight, as any thread may see them. */
    int inFlightSeen(int sender) {
        return (int) ANY_THREAD.getOpaque(inFlight, sender);
    }

    /** Refusals for the quota, as any thread may see them. */
    int refusedSeen(int sender) {
        return (int) ANY_THREAD.getOpaque(refused, sender);
    }
}
