package io.atr.node.replay;

import io.atr.node.rules.RuleBook;
import java.util.function.ToIntFunction;

/**
 * The ids behind names, and what a packet carries where there is none.
 *
 * @param idOf the id of a name, or {@link RuleBook#NONE}
 * @param nobody an id, unsigned, that no rules can know
 */
record Directory(ToIntFunction<String> idOf, int nobody) {
    private static final int NO_TOPIC = 0xFFFF_FFFF;

    /** One below the highest: that one is what a publication says for many senders, so no packet may bear it. */
    private static final int NO_SENDER = 0xFFFF_FFFE;

    static Directory ofTopics(RuleBook book) {
        return new Directory(book::topicId, NO_TOPIC);
    }

    static Directory ofSenders(RuleBook book) {
        return new Directory(book::senderId, NO_SENDER);
    }

    /** What a packet carries for a number: the number, or {@code nobody} where no packet may bear it. */
    int carried(long number) {
        return Integer.compareUnsigned((int) number, nobody) > 0 ? nobody : (int) number;
    }
}
