package io.atr;

import io.atr.governance.TopicSet;

/** Which topics a subscription is handed: a bit for each. */
final class TopicFilter {
    /** Every topic. */
    static final TopicFilter ALL = new TopicFilter(TopicSet.NONE, 0);

    private final long[] bits;

    TopicFilter(TopicSet topics, int count) {
        bits = new long[(count + 63) / 64];
        for (int topic = topics.next(0); topic >= 0 && topic < count; topic = topics.next(topic + 1)) {
            bits[topic >>> 6] |= 1L << topic;
        }
    }

    boolean all() {
        return bits.length == 0;
    }

    /** Only for topics of the bus: what is in a log has been judged. */
    boolean wants(int topic) {
        return (bits[topic >>> 6] >>> topic & 1) != 0;
    }
}
