package io.atr.governance;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Rules as their author means them, complete and checked, not yet compiled. Immutable; any thread.
 *
 * @param topics every topic that exists, each id once; kept in columns, from which each rule is made as it is asked for
 * @param senders every sender that may publish, each id once
 */
public record RuleSet(List<TopicRule> topics, List<SenderRule> senders) {
    /** Rules under which nothing passes. */
    public static final RuleSet EMPTY = new RuleSet(List.of(), List.of());

    /** Checks that no id stands twice. */
    public RuleSet {
        topics = TopicRuleList.copyOf(topics);
        senders = List.copyOf(senders);
        BitSet seen = new BitSet();
        for (TopicRule topic : topics) {
            once(seen, "topic", topic.id());
        }
        seen.clear();
        for (SenderRule sender : senders) {
            once(seen, "sender", sender.id());
        }
    }

    /** Starts an empty set of rules. */
    public static Builder builder() {
        return new Builder();
    }

    private static void once(BitSet seen, String what, int id) {
        if (seen.get(id)) {
            throw new IllegalArgumentException(what + " " + id + " stands twice in the rules");
        }
        seen.set(id);
    }

    /** Collects rules; one thread. */
    public static final class Builder {
        private final TopicRuleList.Builder topics = new TopicRuleList.Builder();
        private final List<SenderRule> senders = new ArrayList<>();

        private Builder() {}

        /** Adds a topic with a rate (packets a second) and a burst (packets). */
        public Builder topic(int id, long rate, long burst) {
            topics.add(TopicRule.limited(id, rate, burst));
            return this;
        }

        /** Adds a topic. */
        public Builder topic(TopicRule rule) {
            topics.add(rule);
            return this;
        }

        /** Adds a sender without a limit on packets in flight. */
        public Builder sender(int id, TopicSet mayPublish) {
            return sender(id, mayPublish, SenderRule.UNLIMITED);
        }

        /** Adds a sender. */
        public Builder sender(int id, TopicSet mayPublish, int maxInFlight) {
            return sender(new SenderRule(id, mayPublish, maxInFlight));
        }

        /** Adds a sender. */
        public Builder sender(SenderRule rule) {
            senders.add(rule);
            return this;
        }

        /** The rules collected so far. */
        public RuleSet build() {
            return new RuleSet(topics.build(), senders);
        }
    }
}
