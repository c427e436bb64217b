package io.atr.governance;

/**
 * What the rules say of a sender.
 *
 * @param id the sender, 0 or more
 * @param topics where it may publish
 * @param maxInFlight packets that may be in flight at once, 1 or more, or {@link #UNLIMITED}
 */
public record SenderRule(int id, TopicSet topics, int maxInFlight) {
    /** No limit on packets in flight. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** Checks the ranges. */
    public SenderRule {
        if (id < 0) {
            throw new IllegalArgumentException("sender " + id + ": a sender's id is 0 or more");
        }
        if (maxInFlight < 1) {
            throw new IllegalArgumentException("sender " + id + ": max_in_flight " + maxInFlight + " is not 1 or more");
        }
    }
}
