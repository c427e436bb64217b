package io.atr.governance;

import io.atr.memory.Cells;
import java.lang.foreign.MemorySegment;

/**
 * What a shard remembers of its topics and senders; survives every rule swap. Only the shard's thread writes.
 *
 * <pre>
 *   topics      16 bytes each: tokens in 10^-9, time of the last judgement in ns    (longs)
 *   in flight    4 bytes for each sender: packets                                   (int)
 *   refused      4 bytes for each sender: packets refused for the quota             (int)
 * </pre>
 */
final class Ledger {
    static final int TOPIC_SHIFT = 4;
    static final int TOKENS = 0;
    static final int TIME = 8;

    private static final int SENDER_SHIFT = 2;

    /** So long ago that every bucket has filled up since; {@code now - NEVER} fits while now is below 2^62. */
    private static final long NEVER = 1 - (1L << 62);

    private final MemorySegment memory;
    private final long inFlightAt;
    private final long refusedAt;

    /** A ledger in which every bucket was never judged, and nothing is in flight. */
    Ledger(MemorySegment memory, int topics, int senders) {
        this.memory = memory;
        this.inFlightAt = (long) topics << TOPIC_SHIFT;
        this.refusedAt = inFlightAt + ((long) senders << SENDER_SHIFT);
        for (int place = 0; place < topics; place++) {
            Cells.set(memory, ((long) place << TOPIC_SHIFT) + TIME, NEVER);
        }
    }

    static long bytes(int topics, int senders) {
        return ((long) topics << TOPIC_SHIFT) + 2 * ((long) senders << SENDER_SHIFT);
    }

    /**
     * Settles a topic's bucket and takes one token if there is a whole one.
     *
     * @param place the topic's place in the shard
     * @param rules the rules in force, in which the topic's entry stands at {@code ruleAt}
     * @param now the time of the batch; never earlier than at any call before
     */
    boolean takeToken(int place, MemorySegment rules, long ruleAt, long now) {
        long at = (long) place << TOPIC_SHIFT;
        long elapsed = now - Cells.get(memory, at + TIME);
        long capacity = Cells.get(rules, ruleAt + RulesLayout.CAPACITY);
        long tokens = capacity;
        if (elapsed < Cells.get(rules, ruleAt + RulesLayout.TIME_TO_FULL)) {
            long refill = Cells.get(rules, ruleAt + RulesLayout.RATE) * elapsed;
            tokens = Math.min(capacity, Cells.get(memory, at + TOKENS) + refill);
        }
        boolean whole = tokens >= RulesLayout.TOKEN;
        Cells.set(memory, at + TOKENS, whole ? tokens - RulesLayout.TOKEN : tokens);
        Cells.set(memory, at + TIME, now);
        return whole;
    }

    int inFlight(int sender) {
        return Cells.getInt(memory, inFlightAt(sender));
    }

    void addInFlight(int sender, int packets) {
        long at = inFlightAt(sender);
        Cells.opaqueInt(memory, at, Cells.getInt(memory, at) + packets);
    }

    /** Notes that a sender wanted more than its quota: the demand by which quotas are split. Wraps. */
    void refuse(int sender) {
        long at = refusedAt(sender);
        Cells.opaqueInt(memory, at, Cells.getInt(memory, at) + 1);
    }

    /** Packets in flight, as any thread may see them. */
    int inFlightSeen(int sender) {
        return Cells.opaqueInt(memory, inFlightAt(sender));
    }

    /** Refusals for the quota, as any thread may see them. */
    int refusedSeen(int sender) {
        return Cells.opaqueInt(memory, refusedAt(sender));
    }

    private long inFlightAt(int sender) {
        return inFlightAt + ((long) sender << SENDER_SHIFT);
    }

    private long refusedAt(int sender) {
        return refusedAt + ((long) sender << SENDER_SHIFT);
    }
}
