package io.atr.governance;

/**
 * What the rules say of a topic.
 *
 * @param id the topic, 0 or more
 * @param rate packets a second, 1..10^9, or {@link #UNLIMITED}
 * @param burst packets at once, 1..10^9; without meaning where the rate is unlimited
 * @param priority 0 (first) .. 7
 */
public record TopicRule(int id, long rate, long burst, int priority) {
    /** A rate without a limit. */
    public static final long UNLIMITED = 0;

    /** The largest rate and burst. */
    public static final long MAX = 1_000_000_000L;

    /** Checks the ranges. */
    public TopicRule {
        if (id < 0) {
            throw new IllegalArgumentException("topic " + id + ": a topic's id is 0 or more");
        }
        if (rate != UNLIMITED && (rate < 1 || rate > MAX)) {
            throw new IllegalArgumentException("topic " + id + ": rate " + rate + " is not in 1.." + MAX);
        }
        if (rate != UNLIMITED && (burst < 1 || burst > MAX)) {
            throw new IllegalArgumentException("topic " + id + ": burst " + burst + " is not in 1.." + MAX);
        }
        if (priority < 0 || priority > 7) {
            throw new IllegalArgumentException("topic " + id + ": priority " + priority + " is not in 0..7");
        }
    }

    /** A topic with a rate and a burst, at the lowest ordinary priority. */
    public static TopicRule limited(int id, long rate, long burst) {
        return new TopicRule(id, rate, burst, 2);
    }

    /** A topic without a limit. */
    public static TopicRule unlimited(int id) {
        return new TopicRule(id, UNLIMITED, MAX, 2);
    }

    /** Whether the topic has no rate limit. */
    public boolean isUnlimited() {
        return rate == UNLIMITED;
    }
}
