package io.atr.node.revision;

import io.atr.node.cli.ConsoleTable;
import io.atr.node.cli.ConsoleTable.Column;
import io.atr.node.cli.Style;
import io.atr.node.cli.Terminal;
import io.atr.node.rules.RuleBook;
import io.atr.node.rules.SenderEntry;
import io.atr.node.rules.TopicEntry;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** What diff prints. */
final class DiffReport {
    private static final int INDENT = 2;

    private final RulesDiff diff;
    private final RuleBook before;
    private final RuleBook after;
    private final int top;
    private final PrintStream out;
    private final Style style;

    /** @param top lines of gains and of losses for each sender; the rest is counted */
    DiffReport(RulesDiff diff, RuleBook before, RuleBook after, int top, Terminal shown) {
        this.diff = diff;
        this.before = before;
        this.after = after;
        this.top = top;
        this.out = shown.out();
        this.style = shown.style();
    }

    void print() {
        if (diff.isEmpty()) {
            out.println("no difference: at most comments, the order of entries, and spelling");
            return;
        }
        topics();
        senders();
        permissions();
    }

    private void topics() {
        int more = diff.changed().count() - diff.topics().size();
        if (diff.changed().count() == 0) {
            return;
        }
        out.println(style.bold("topics: ") + counts(diff.changed()::count));
        ConsoleTable table = table("ids", "topic", "what");
        for (TopicChange change : diff.topics()) {
            table.row(mark(change.kind()), Written.ids(change.first(), change.last()), change.name(), what(change));
        }
        if (more > 0) {
            table.row("", "...", Written.count(more, "more line"), "atr rules diff OLD NEW prints all of them");
        }
        table.print(out);
    }

    private void senders() {
        List<SenderChange> changes = diff.senders().stream()
                .filter(change ->
                        change.kind() != Kind.CHANGED || !change.fields().isEmpty())
                .toList();
        if (changes.isEmpty()) {
            return;
        }
        out.println(style.bold("senders: ")
                + counts(kind -> (int)
                        changes.stream().filter(change -> change.kind() == kind).count()));
        ConsoleTable table = table("id", "sender", "what");
        for (SenderChange change : changes) {
            table.row(mark(change.kind()), Integer.toString(change.id()), change.name(), what(change));
        }
        table.print(out);
    }

    private void permissions() {
        for (SenderChange change : diff.senders()) {
            if (change.kind() == Kind.CHANGED
                    && !(change.gains().isEmpty() && change.losses().isEmpty())) {
                out.println(style.bold("permissions of " + change.name() + " (" + change.id() + "): ")
                        + ids(change.gains().ids()) + " gained, "
                        + ids(change.losses().ids()) + " lost");
                ConsoleTable table = table("ids", "topic", "");
                spans(Kind.ADDED, change.gains(), table);
                spans(Kind.REMOVED, change.losses(), table);
                table.print(out);
            }
        }
    }

    private void spans(Kind kind, TopicSpans spans, ConsoleTable table) {
        int shown = Math.min(top, spans.size());
        long rest = spans.ids();
        for (TopicSpan span : spans.subList(0, shown)) {
            rest -= span.ids();
            table.row(mark(kind), Written.ids(span.first(), span.last()), span.name());
        }
        int more = spans.size() - shown;
        if (more > 0) {
            table.row(mark(kind), "...", Written.count(more, "more line") + ", " + ids(rest));
        }
    }

    private String what(TopicChange change) {
        TopicEntry was = change.before();
        TopicEntry is = change.after();
        if (was != null && is != null) {
            return join(change.fields());
        }
        TopicEntry one = is != null ? is : was;
        if (one == null) {
            return "";
        }
        String limit =
                "rate " + Written.rate(one.rate()) + ", burst " + Written.burst(one) + ", " + Written.priority(one);
        return limit + moved(one, is != null ? before : after, is != null);
    }

    /** Where the topic's ids lie in the other book, if it has a topic of that very name. */
    private static String moved(TopicEntry one, RuleBook other, boolean isNew) {
        TopicEntry there = other.topic(one.name());
        if (there == null || !there.name().equals(one.name())) {
            return "";
        }
        String here = Written.ids(one.first(), one.last());
        String elsewhere = Written.ids(there.first(), there.last());
        return ", ids " + (isNew ? elsewhere + " -> " + here : here + " -> " + elsewhere);
    }

    private static String what(SenderChange change) {
        SenderEntry one = change.after() != null ? change.after() : change.before();
        if (change.kind() == Kind.CHANGED || one == null) {
            return join(change.fields());
        }
        TopicSpans spans = change.kind() == Kind.ADDED ? change.gains() : change.losses();
        return "address " + SenderChange.address(one) + ", quota " + Written.quota(one.maxInFlight()) + ", "
                + ids(spans.ids()) + " permitted";
    }

    private ConsoleTable table(String ids, String name, String what) {
        return ConsoleTable.of(Column.left(""), Column.right(ids), Column.left(name), Column.left(what))
                .style(style)
                .indent(INDENT);
    }

    private String mark(Kind kind) {
        return switch (kind) {
            case ADDED -> style.good(kind.mark());
            case REMOVED -> style.bad(kind.mark());
            case CHANGED -> style.warn(kind.mark());
        };
    }

    private static String ids(long count) {
        return Written.count(count, "topic id");
    }

    private static String join(List<FieldChange> fields) {
        return fields.stream().map(FieldChange::toString).collect(Collectors.joining(", "));
    }

    private static String counts(ToIntFunction<Kind> count) {
        StringBuilder text = new StringBuilder();
        for (Kind one : Kind.values()) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(count.applyAsInt(one))
                    .append(' ')
                    .append(one.name().toLowerCase(Locale.ROOT));
        }
        return text.toString();
    }
}
