package io.atr.node.rules;

import io.atr.governance.TopicRule;

/**
 * A topic of a rule file: one id, or a range of ids that share a name and of which each has a bucket of its own.
 *
 * @param name its name, in which {@code *} stands for any characters
 * @param first the lowest id
 * @param last the highest id
 * @param rate packets a second, or {@link TopicRule#UNLIMITED}
 * @param burst packets at once; without meaning where the rate is unlimited
 * @param priority 0 (first) .. 7
 */
public record TopicEntry(String name, int first, int last, long rate, long burst, int priority) {
    /** Whether it has more than one id. */
    public boolean isRange() {
        return first < last;
    }

    TopicRule rule(int id) {
        return new TopicRule(id, rate, burst, priority);
    }
}
