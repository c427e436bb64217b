package io.atr.node.revision;

import io.atr.governance.SenderRule;
import io.atr.governance.TopicRule;
import io.atr.node.rules.TopicEntry;

/** Values the way a rule file writes them, exactly. */
final class Written {
    private static final long[] SIZES = {1_000_000_000, 1_000_000, 1_000};
    private static final String[] MULTIPLIERS = {"G", "M", "k"};

    private Written() {}

    /** {@code 200/s}, {@code 1500/s}, {@code 2M/s}, or {@code none}. */
    static String rate(long rate) {
        if (rate == TopicRule.UNLIMITED) {
            return "none";
        }
        for (int i = 0; i < SIZES.length; i++) {
            if (rate % SIZES[i] == 0) {
                return rate / SIZES[i] + MULTIPLIERS[i] + "/s";
            }
        }
        return rate + "/s";
    }

    /** {@code 50}, or {@code none} for a topic without a rate. */
    static String burst(TopicEntry topic) {
        return topic.rate() == TopicRule.UNLIMITED ? "none" : Long.toString(topic.burst());
    }

    /** {@code p2}. */
    static String priority(TopicEntry topic) {
        return "p" + topic.priority();
    }

    /** {@code 4096}, or {@code none}. */
    static String quota(int maxInFlight) {
        return maxInFlight == SenderRule.UNLIMITED ? "none" : Integer.toString(maxInFlight);
    }

    /** {@code 7}, or {@code 100-199}. */
    static String ids(int first, int last) {
        return first == last ? Integer.toString(first) : first + "-" + last;
    }

    /** {@code 1 topic}, {@code 2 topics}. */
    static String count(long count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }
}
