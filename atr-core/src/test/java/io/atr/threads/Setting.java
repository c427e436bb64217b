package io.atr.threads;

import io.atr.BusConfig;
import io.atr.Limits;
import io.atr.Rings;
import io.atr.governance.RuleSet;
import io.atr.governance.TopicRule;
import io.atr.governance.TopicSet;
import org.junit.jupiter.api.Assertions;

/** A bus of moderate size, and rules under which two senders may do everything. */
final class Setting {
    static final int TOPICS = 64;
    static final int SENDERS = 8;
    /** The topic that one of {@link #rules} knows, and a sender that the other knows. */
    static final int PROBE_TOPIC = TOPICS;

    static final int PROBE_SENDER = 7;

    private Setting() {}

    static BusConfig config(int shards) {
        return BusConfig.DEFAULT
                .with(new Limits(shards, 8, 8, TOPICS + 8, SENDERS, 8, 4))
                .with(new Rings(256, 1024))
                .with(warning -> Assertions.fail("warned: " + warning));
    }

    /**
     * Two kinds of rules that agree about the ordinary topics and senders. One knows the probe's topic and not its
     * sender, the other its sender and not its topic: a mixture of both would let the probe pass.
     */
    static RuleSet rules(boolean knowTopic) {
        RuleSet.Builder rules = RuleSet.builder();
        for (int topic = 0; topic < TOPICS; topic++) {
            rules.topic(TopicRule.unlimited(topic));
        }
        for (int sender = 0; sender < PROBE_SENDER; sender++) {
            rules.sender(sender, TopicSet.range(0, TOPICS - 1));
        }
        return knowTopic
                ? rules.topic(TopicRule.unlimited(PROBE_TOPIC)).build()
                : rules.sender(PROBE_SENDER, TopicSet.of(PROBE_TOPIC)).build();
    }
}
