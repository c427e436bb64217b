package io.atr.governance;

/**
 * One shard's part of compiled rules, in one piece of memory.
 *
 * <pre>
 *   topics    32 bytes for each of the shard's topics: rate, capacity, time to full, meta    (longs)
 *   senders   16 bytes for each sender: offset of its bitmap, limit, quota, flags             (ints)
 *   bitmaps   one bit for each of the shard's topics; the first bitmap is empty
 * </pre>
 *
 * <p>Tokens are counted in 10^-9, so a rate of r packets a second is r of them a nanosecond, without rounding. Capacity is
 * burst x 10^9. Time to full, in nanoseconds, is capacity / rate rounded up: a bucket left alone for that long is full,
 * and before it {@code rate x elapsed} fits into 63 bits. An unlimited topic has a bucket that is full after 0 ns.
 */
final class RulesLayout {
    static final int TOPIC_SHIFT = 5;
    static final int RATE = 0;
    static final int CAPACITY = 8;
    static final int TIME_TO_FULL = 16;
    static final int META = 24;

    /** The topic exists. */
    static final long TOPIC_KNOWN = 1;

    static final int PRIORITY_SHIFT = 8;

    static final int SENDER_SHIFT = 4;
    static final int BITMAP = 0;
    static final int LIMIT = 4;
    static final int QUOTA = 8;
    static final int FLAGS = 12;

    /** The sender exists. */
    static final int SENDER_KNOWN = 1;

    /** The sender's quota is split among several shards. */
    static final int SENDER_SPLIT = 2;

    /** One token. */
    static final long TOKEN = 1_000_000_000L;

    private final int topics;
    private final int senders;
    private final int bitmaps;

    RulesLayout(int topics, int senders, int bitmaps) {
        this.topics = topics;
        this.senders = senders;
        this.bitmaps = bitmaps;
    }

    int topics() {
        return topics;
    }

    int senders() {
        return senders;
    }

    int bitmaps() {
        return bitmaps;
    }

    long topicAt(int place) {
        return (long) place << TOPIC_SHIFT;
    }

    long sendersAt() {
        return (long) topics << TOPIC_SHIFT;
    }

    long senderAt(int sender) {
        return sendersAt() + ((long) sender << SENDER_SHIFT);
    }

    long bitmapAt(int bitmap) {
        return roundUp(senderAt(senders)) + bitmap * bitmapBytes();
    }

    long bitmapBytes() {
        return roundUp((topics + 7L) / 8);
    }

    long bytes() {
        return bitmapAt(bitmaps);
    }

    private static long roundUp(long bytes) {
        return (bytes + 63) & -64;
    }
}
