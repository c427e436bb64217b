package io.atr.node.backtest;

import io.atr.node.replay.Tally;
import io.atr.node.replay.Trial;
import io.atr.node.rules.RuleBook;
import io.atr.node.rules.SenderEntry;
import io.atr.node.rules.TopicEntry;
import org.jspecify.annotations.Nullable;

/** Says whose datagram it is: the new rules' topic and sender, or the old ones' where the new know none. */
final class Parties {
    private Parties() {}

    /** Whose the datagram is that both have just judged. */
    static Pair of(Trial before, Trial after) {
        Tally oldTopic = before.topic().tally();
        Tally newTopic = after.topic().tally();
        Tally oldSender = before.sender().tally();
        Tally newSender = after.sender().tally();
        return new Pair(
                party(oldTopic, topic(before.book(), oldTopic), newTopic, topic(after.book(), newTopic)),
                party(oldSender, sender(before.book(), oldSender), newSender, sender(after.book(), newSender)));
    }

    private static Party party(Tally oldTally, @Nullable String oldName, Tally newTally, @Nullable String newName) {
        if (newName != null) {
            return new Party(newTally, newName, Party.From.NEW);
        }
        return oldName != null
                ? new Party(oldTally, oldName, Party.From.OLD)
                : new Party(newTally, "", Party.From.NOBODY);
    }

    private static @Nullable String topic(RuleBook book, Tally tally) {
        TopicEntry entry = tally.isId() ? book.topic((int) tally.id()) : null;
        return entry == null ? null : entry.name();
    }

    private static @Nullable String sender(RuleBook book, Tally tally) {
        SenderEntry entry = tally.isId() ? book.sender((int) tally.id()) : null;
        return entry == null ? null : entry.name();
    }
}
