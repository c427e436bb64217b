package io.atr.governance;

/**
 * One shard's part of compiled rules, in one piece of memory.
 *
 * <pre>
 *   topics           4 bytes for each of the shard's topics: offset of its class     (int)
 *   senders          4 bytes for each sender: offset of its class                    (int)
 *   topic classes    32 bytes each: rate, capacity, time to full, meta               (longs)
 *   sender classes   16 bytes each: terms (long), quota, flags                       (ints)
 *   bitmaps          one bit for each of the shard's topics
 * </pre>
 *
 * <p>Topics with equal rules share a class, and so do senders: what 64 Ki of them need per packet is then the 4 bytes, which
 * stay in the nearer caches. Offsets of classes count from the first class; the first of each kind, and the first bitmap,
 * are those of ids that the rules do not know.
 *
 * <p>Tokens are counted in 10^-9, so a rate of r packets a second is r of them a nanosecond, without rounding. Capacity is
 * burst x 10^9. Time to full, in nanoseconds, is capacity / rate rounded up: a bucket left alone for that long is full,
 * and before it {@code rate x elapsed} fits into 63 bits. An unlimited topic has a bucket that is full after 0 ns.
 */
final class RulesLayout {
    static final int TOPIC_CLASS_BYTES = 32;
    static final int RATE = 0;
    static final int CAPACITY = 8;
    static final int TIME_TO_FULL = 16;
    static final int META = 24;

    /** The topic exists. */
    static final long TOPIC_KNOWN = 1;

    static final int PRIORITY_SHIFT = 8;

    static final int SENDER_CLASS_BYTES = 16;
    static final int TERMS = 0;
    static final int QUOTA = 8;
    static final int FLAGS = 12;

    /** The sender exists. */
    static final int SENDER_KNOWN = 1;

    /** One token. */
    static final long TOKEN = 1_000_000_000L;

    private static final int INDEX_SHIFT = 2;

    private final int topics;
    private final int senders;
    private final int bitmaps;
    private final long senderIndex;
    private final long topicClasses;
    private final long senderClasses;
    private final long firstBitmap;

    RulesLayout(int topics, int senders, int bitmaps) {
        this.topics = topics;
        this.senders = senders;
        this.bitmaps = bitmaps;
        this.senderIndex = roundUp((long) topics << INDEX_SHIFT);
        this.topicClasses = roundUp(senderIndex + ((long) senders << INDEX_SHIFT));
        this.senderClasses = roundUp(topicClasses + (topics + 1L) * TOPIC_CLASS_BYTES);
        this.firstBitmap = roundUp(senderClasses + (senders + 1L) * SENDER_CLASS_BYTES);
    }

    /** What one load tells about a sender: its bitmap's offset, and its limit in a shard, inverted if it is split. */
    static long terms(int bitmap, int limit, boolean split) {
        return (long) (split ? ~limit : limit) << Integer.SIZE | bitmap;
    }

    static int bitmapOf(long terms) {
        return (int) terms;
    }

    static int limitOf(long terms) {
        return (int) (terms >> Integer.SIZE);
    }

    int senders() {
        return senders;
    }

    int bitmaps() {
        return bitmaps;
    }

    /** Where the offset of a topic's class stands. */
    long topicIndexAt(int place) {
        return (long) place << INDEX_SHIFT;
    }

    /** Where the offset of a sender's class stands. */
    long senderIndexAt(int sender) {
        return senderIndex + ((long) sender << INDEX_SHIFT);
    }

    /** The first topic class. */
    long topicClasses() {
        return topicClasses;
    }

    /** The first sender class. */
    long senderClasses() {
        return senderClasses;
    }

    long bitmapAt(int bitmap) {
        return firstBitmap + bitmap * bitmapBytes();
    }

    long bytes() {
        return bitmapAt(bitmaps);
    }

    private long bitmapBytes() {
        return roundUp((topics + 7L) / 8);
    }

    private static long roundUp(long bytes) {
        return (bytes + 63) & -64;
    }
}
