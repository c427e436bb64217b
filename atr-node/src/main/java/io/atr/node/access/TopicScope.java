package io.atr.node.access;

import io.atr.node.rules.RuleBook;
import java.util.BitSet;

/** The topics that a caller may read; as {@link SenderScope}. */
@FunctionalInterface
public interface TopicScope {
    /** No topic. */
    TopicScope NONE = rules -> new BitSet();

    /** Every topic, whatever the rules say: only this scope lets a subscriber map a shard's whole log. */
    TopicScope ALL = rules -> {
        BitSet all = new BitSet();
        rules.topics().forEach(topic -> all.set(topic.first(), topic.last() + 1));
        return all;
    };

    /** The ids under these rules; the caller owns the set. */
    BitSet under(RuleBook rules);
}
