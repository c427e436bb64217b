package io.atr.node.revision;

import io.atr.governance.SenderRule;
import io.atr.governance.TopicRule;
import io.atr.node.cli.Units;
import io.atr.node.rules.RuleBook;
import java.util.List;
import java.util.stream.LongStream;

/** How much of what a rule file holds. A topic with a range of ids counts once as a topic. */
record Inventory(
        long topics,
        long topicIds,
        long senders,
        long permissionSets,
        long topicsWithoutRate,
        long sendersWithoutQuota) {
    static Inventory of(RuleBook book) {
        return new Inventory(
                book.topics().size(),
                book.rules().topics().size(),
                book.senders().size(),
                book.senders().isEmpty() ? 0 : book.permissionSets(),
                book.topics().stream()
                        .filter(topic -> topic.rate() == TopicRule.UNLIMITED)
                        .count(),
                book.senders().stream()
                        .filter(sender -> sender.maxInFlight() == SenderRule.UNLIMITED)
                        .count());
    }

    /** For a table, in the order of the components. */
    List<String> cells() {
        return LongStream.of(topics, topicIds, senders, permissionSets, topicsWithoutRate, sendersWithoutQuota)
                .mapToObj(Units::count)
                .toList();
    }
}
