package io.atr.node.backtest;

import static io.atr.node.cli.ConsoleTable.Column.left;
import static io.atr.node.cli.ConsoleTable.Column.right;

import io.atr.node.cli.ConsoleTable;
import io.atr.node.cli.Style;
import io.atr.node.cli.Units;
import io.atr.node.replay.Reasons;
import java.io.PrintStream;
import java.util.List;

/** What judging a capture twice showed, for people. */
final class BacktestSummary {
    private static final int INDENT = 2;

    private final BacktestOutcome outcome;
    private final int top;
    private final Style style;

    /** @param top pairs of sender and topic that are listed at the most */
    BacktestSummary(BacktestOutcome outcome, int top, Style style) {
        this.outcome = outcome;
        this.top = top;
        this.style = style;
    }

    void print(PrintStream out) {
        facts().print(out);
        heading(out, "Verdicts", "");
        verdicts().print(out);
        if (outcome.changes().total() == 0) {
            return;
        }
        heading(out, "Changes", "");
        changes().print(out);
        if (top > 0) {
            int shown = Math.min(top, outcome.pairs().size());
            heading(
                    out,
                    "Whose",
                    " (" + shown + " of " + Units.count(outcome.pairs().size()) + " by sender and topic)");
            pairs(shown).print(out);
            rest(out, shown);
        }
    }

    private ConsoleTable facts() {
        BacktestPlan plan = outcome.plan();
        String size = outcome.bytes() < 0 ? "" : ", " + Units.bytes(outcome.bytes());
        ConsoleTable facts = ConsoleTable.of(left(""), left(""));
        facts.row("capture", plan.capture() + " (" + outcome.format() + size + ")");
        facts.row("old rules", rules(plan.before()));
        facts.row("new rules", rules(plan.after()));
        facts.row("keys", "topic " + plan.topic() + ", sender " + plan.sender());
        facts.row(
                "datagrams",
                Units.count(outcome.datagrams()) + " in " + Units.nanos(outcome.captureNanos()) + " of capture time"
                        + passes());
        facts.row("judged", "in " + Units.nanos(outcome.wallNanos()) + ", " + Units.rate(outcome.speed()));
        facts.row("other verdict", part(outcome.otherVerdict()));
        facts.row("other reason", part(outcome.changes().reasonOnly()) + ", with the same verdict");
        switch (outcome.ending().kind()) {
            case COMPLETE -> {}
            case INTERRUPTED -> facts.row("ended", style.warn("early: interrupted"));
            case DAMAGED -> facts.row("ended", style.bad("early: the capture cannot be read any further"));
            case STOPPED -> facts.row("ended", style.bad("early: it could not go on"));
        }
        return facts;
    }

    private static String rules(Candidate candidate) {
        return candidate.file() + " (topic ids: "
                + Units.count(candidate.book().rules().topics().size()) + ", senders: "
                + Units.count(candidate.book().senders().size()) + ")";
    }

    private String passes() {
        int asked = outcome.plan().loops();
        return asked == 1 ? "" : ", pass " + outcome.passes() + " of " + asked;
    }

    private String part(long count) {
        return Units.count(count) + " (" + Units.share(count, outcome.datagrams()) + ")";
    }

    private ConsoleTable verdicts() {
        ConsoleTable table = table(left("verdict"), left("reason"), right("old"), right("new"));
        for (int code = 1; code < Reasons.CODES; code++) {
            long before = outcome.before().get(code);
            long after = outcome.after().get(code);
            if (before > 0 || after > 0) {
                table.row(Reasons.verdict(code).name(), Reasons.name(code), Units.count(before), Units.count(after));
            }
        }
        return table;
    }

    private ConsoleTable changes() {
        ConsoleTable table = table(left("change"), right("datagrams"), right("share"));
        for (Change change : outcome.changes().list()) {
            table.row(change.label(), Units.count(change.count()), Units.share(change.count(), outcome.datagrams()));
        }
        return table;
    }

    /** A pair's further changes stand in lines of their own below its first. */
    private ConsoleTable pairs(int shown) {
        ConsoleTable table =
                table(left("sender"), left("name"), left("topic"), left("name"), right("datagrams"), left("change"));
        for (PairChanges each : outcome.pairs().subList(0, shown)) {
            Party sender = each.pair().sender();
            Party topic = each.pair().topic();
            String[] whose = {sender.label(), sender.shownName(), topic.label(), topic.shownName()};
            for (Change change : each.changes().list()) {
                table.row(whose[0], whose[1], whose[2], whose[3], Units.count(change.count()), change.label());
                whose = new String[] {"", "", "", ""};
            }
        }
        return table;
    }

    private void rest(PrintStream out, int shown) {
        List<PairChanges> left = outcome.pairs().subList(shown, outcome.pairs().size());
        if (!left.isEmpty()) {
            long sum = left.stream().mapToLong(each -> each.changes().total()).sum();
            note(out, "and " + Units.count(left.size()) + " more with " + Units.count(sum) + " datagrams");
        }
        long others = outcome.others().total();
        if (others > 0) {
            String bound = Units.count(PairTable.MOST);
            note(
                    out,
                    "and " + Units.count(others) + " datagrams of others: only the first " + bound
                            + " pairs are told apart");
        }
    }

    private void note(PrintStream out, String text) {
        out.println(" ".repeat(INDENT) + style.dim(text));
    }

    private ConsoleTable table(ConsoleTable.Column... columns) {
        return ConsoleTable.of(columns).style(style).indent(INDENT);
    }

    private void heading(PrintStream out, String text, String behind) {
        out.println();
        out.println(style.bold(text) + behind);
    }
}
