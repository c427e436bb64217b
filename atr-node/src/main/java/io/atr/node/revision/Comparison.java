package io.atr.node.revision;

import io.atr.node.cli.Terminal;
import io.atr.node.rules.RuleBook;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What one book of rules changes about another, for whoever has no terminal. Immutable; any thread. */
public final class Comparison {
    /** More lines than anybody reads would make the answer, and what it takes to make it, as large as the rules. */
    private static final int MOST_TOPICS = 1000;

    private final RuleBook before;
    private final RuleBook after;
    private final RulesDiff diff;

    private Comparison(RuleBook before, RuleBook after) {
        this.before = before;
        this.after = after;
        this.diff = RulesDiff.of(before, after, MOST_TOPICS);
    }

    /** Compares two books. */
    public static Comparison of(RuleBook before, RuleBook after) {
        return new Comparison(before, after);
    }

    /** How many topics (or ranges of equal ones) and senders differ. */
    public int changes() {
        return diff.changed().count() + diff.senders().size();
    }

    /** In a few words: {@code +2 topics, ~1 sender}; {@code no difference}. */
    public String summary() {
        StringBuilder text = new StringBuilder();
        for (Kind kind : Kind.values()) {
            note(text, kind, diff.changed().ids(kind), "topic");
        }
        for (Kind kind : Kind.values()) {
            long senders = diff.senders().stream()
                    .filter(change -> change.kind() == kind)
                    .count();
            note(text, kind, senders, "sender");
        }
        return text.isEmpty() ? "no difference" : text.toString();
    }

    /**
     * As {@code atr rules diff} prints it, without colours; of changed topics the first {@value #MOST_TOPICS}.
     *
     * @param top lines of gains and of losses for each sender; the rest is counted
     */
    public List<String> lines(int top) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new DiffReport(diff, before, after, top, Terminal.plain(bytes, bytes)).print();
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static void note(StringBuilder text, Kind kind, long count, String one) {
        if (count > 0) {
            text.append(text.isEmpty() ? "" : ", ").append(kind.mark()).append(Written.count(count, one));
        }
    }
}
