package io.atr.node.rules;

import io.atr.governance.SenderRule;
import io.atr.governance.TopicSet;
import org.jspecify.annotations.Nullable;

/**
 * A sender of a rule file.
 *
 * @param name its name, in which {@code *} stands for any characters
 * @param id its id
 * @param address the IP address it sends from in its short lower-case spelling, {@link #ANY_ADDRESS}, or null for none
 * @param topics where it may publish; senders with equal sets share one object
 * @param maxInFlight packets that may be in flight at once, or {@link SenderRule#UNLIMITED}
 */
public record SenderEntry(String name, int id, @Nullable String address, TopicSet topics, int maxInFlight) {
    /** Every address that no other sender has. */
    public static final String ANY_ADDRESS = "*";

    SenderRule rule() {
        return new SenderRule(id, topics, maxInFlight);
    }
}
