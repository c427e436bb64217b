package io.atr.governance;

import java.util.BitSet;

/** An immutable set of topic ids. Senders with equal sets share one bitmap in the compiled rules. */
public final class TopicSet {
    /** No topic. */
    public static final TopicSet NONE = new TopicSet(new BitSet());

    private final BitSet ids;
    private final int hash; // 64 Ki senders may share one set, and the compiler looks it up for each

    private TopicSet(BitSet ids) {
        this.ids = ids;
        this.hash = ids.hashCode();
    }

    /** The given topics. */
    public static TopicSet of(int... topics) {
        BitSet ids = new BitSet();
        for (int topic : topics) {
            ids.set(topic);
        }
        return new TopicSet(ids);
    }

    /** All topics from {@code first} to {@code last}, both included. */
    public static TopicSet range(int first, int last) {
        BitSet ids = new BitSet();
        ids.set(first, last + 1);
        return new TopicSet(ids);
    }

    /** The topics whose bits are set; the bits are copied. */
    public static TopicSet of(BitSet topics) {
        return new TopicSet((BitSet) topics.clone());
    }

    /** Whether a topic is in the set. */
    public boolean contains(int topic) {
        return ids.get(topic);
    }

    /** The first topic of the set from {@code from} on, or -1. */
    public int next(int from) {
        return ids.nextSetBit(from);
    }

    /** How many topics are in the set. */
    public int size() {
        return ids.cardinality();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TopicSet set && set.ids.equals(ids);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return ids.toString();
    }
}
