package io.atr.node.revision;

import io.atr.node.rules.RuleBook;
import io.atr.node.rules.SenderEntry;
import io.atr.node.rules.SenderMatch;
import org.jspecify.annotations.Nullable;

/**
 * A sender that was asked for.
 *
 * @param entry what the rules say of it, or null
 * @param how how it was found, or why not
 */
record SoughtSender(@Nullable SenderEntry entry, String how) {
    static SoughtSender find(RuleBook book, String text) {
        return Ids.isOne(text) ? byId(book, text) : byKey(book, text);
    }

    private static SoughtSender byId(RuleBook book, String text) {
        SenderEntry entry = book.sender(Ids.parse(text));
        return entry == null
                ? new SoughtSender(null, "no sender has the id " + text)
                : new SoughtSender(entry, described(entry) + ", by its id");
    }

    private static SoughtSender byKey(RuleBook book, String text) {
        SenderMatch match = book.match(text);
        if (match == null) {
            return new SoughtSender(null, "no sender has the name or address " + text);
        }
        SenderEntry entry = match.sender();
        return new SoughtSender(
                entry,
                described(entry) + ", "
                        + switch (match.by()) {
                            case NAME -> "by its name";
                            case ADDRESS -> "by its address " + entry.address();
                            case WILD_NAME -> "whose name stands for " + text;
                            case ANY_ADDRESS -> "which has every address that no other sender has";
                        });
    }

    private static String described(SenderEntry entry) {
        return entry.name() + ", id " + entry.id();
    }
}
