package io.atr.governance;

/**
 * Which shard a topic belongs to: topic mod N; and its place there, topic div N. No division: a multiplication with the
 * rounded-up reciprocal is exact for topics below 2^20 and up to 256 shards, since the error, below
 * {@code 2^20 x N / (N x 2^40)}, stays under 1 / N.
 */
public final class ShardMap {
    /** Topics at the most. */
    public static final int MAX_TOPICS = 1 << 20;

    /** Shards at the most. */
    public static final int MAX_SHARDS = 256;

    private static final int SHIFT = 40;

    private final int shards;
    private final int topics;
    private final long reciprocal;

    /** A map of topics 0..{@code topics}-1 onto {@code shards}. */
    public ShardMap(int shards, int topics) {
        if (shards < 1 || shards > MAX_SHARDS) {
            throw new IllegalArgumentException("shards: " + shards + " is not in 1.." + MAX_SHARDS);
        }
        if (topics < 1 || topics > MAX_TOPICS) {
            throw new IllegalArgumentException("topics: " + topics + " is not in 1.." + MAX_TOPICS);
        }
        this.shards = shards;
        this.topics = topics;
        this.reciprocal = ((1L << SHIFT) + shards - 1) / shards;
    }

    /** How many shards. */
    public int shards() {
        return shards;
    }

    /** How many topics; ids from 0. */
    public int topics() {
        return topics;
    }

    /** How many topics a shard has room for. */
    public int topicsPerShard() {
        return (topics + shards - 1) / shards;
    }

    /** Whether the id is one of this map's topics. */
    public boolean knows(int topic) {
        return Integer.compareUnsigned(topic, topics) < 0;
    }

    /** As {@link #knows(int)}, for a topic in the low half of a word whose other half is to be zero. */
    boolean knows(long topic) {
        return Long.compareUnsigned(topic, topics) < 0;
    }

    /** The topic's place in its shard; only for a topic that the map knows. */
    public int place(long topic) {
        return (int) ((topic * reciprocal) >>> SHIFT);
    }

    /** The topic's shard; only for a topic that the map knows. */
    public int shard(int topic) {
        return topic - place(topic) * shards;
    }
}
