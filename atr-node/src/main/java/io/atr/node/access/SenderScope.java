package io.atr.node.access;

import io.atr.node.rules.RuleBook;
import java.util.BitSet;

/**
 * The senders as which a caller may publish. Which ids those are can depend on the rules in force, so it is asked again
 * when they change. Immutable; any thread.
 */
@FunctionalInterface
public interface SenderScope {
    /** No sender. */
    SenderScope NONE = rules -> new BitSet();

    /** Every sender that the rules know. */
    SenderScope ALL = rules -> {
        BitSet all = new BitSet();
        rules.senders().forEach(sender -> all.set(sender.id()));
        return all;
    };

    /** The ids under these rules; the caller owns the set. */
    BitSet under(RuleBook rules);
}
