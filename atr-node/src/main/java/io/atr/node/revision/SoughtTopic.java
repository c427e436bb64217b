package io.atr.node.revision;

import io.atr.node.rules.RuleBook;
import io.atr.node.rules.TopicEntry;
import org.jspecify.annotations.Nullable;

/**
 * A topic that was asked for.
 *
 * @param id its id, the first of a range when it was asked for by name; {@link RuleBook#NONE} when it is not known
 * @param entry what the rules say of it, or null
 * @param how how it was found, or why not
 */
record SoughtTopic(int id, @Nullable TopicEntry entry, String how) {
    static SoughtTopic find(RuleBook book, String text) {
        return Ids.isOne(text) ? byId(book, text) : byName(book, text);
    }

    private static SoughtTopic byId(RuleBook book, String text) {
        int id = Ids.parse(text);
        TopicEntry entry = book.topic(id);
        return entry == null
                ? new SoughtTopic(RuleBook.NONE, null, "no topic has the id " + text)
                : new SoughtTopic(id, entry, described(entry) + ", which holds id " + id);
    }

    private static SoughtTopic byName(RuleBook book, String text) {
        TopicEntry entry = book.topic(text);
        if (entry == null) {
            return new SoughtTopic(RuleBook.NONE, null, "no topic is named " + text);
        }
        String why = entry.name().equals(text) ? "" : ", whose name stands for " + text;
        String range = entry.isRange() ? "; packets name one of its ids" : "";
        return new SoughtTopic(entry.first(), entry, described(entry) + why + range);
    }

    private static String described(TopicEntry entry) {
        return entry.name() + (entry.isRange() ? ", ids " : ", id ") + Written.ids(entry.first(), entry.last());
    }
}
