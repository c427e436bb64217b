package io.atr.node.replay;

import static io.atr.node.cli.ConsoleTable.Column.left;
import static io.atr.node.cli.ConsoleTable.Column.right;

import io.atr.governance.SenderRule;
import io.atr.governance.TopicRule;
import io.atr.governance.Verdict;
import io.atr.node.cli.ConsoleTable;
import io.atr.node.cli.Style;
import io.atr.node.cli.Units;
import io.atr.node.rules.SenderEntry;
import io.atr.node.rules.TopicEntry;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A replay's outcome for people. */
final class Summary {
    private static final String UNKNOWN = "-";
    private static final int INDENT = 2;

    private final Outcome outcome;
    private final int top;
    private final Style style;

    /** @param top topics and senders that are listed at the most */
    Summary(Outcome outcome, int top, Style style) {
        this.outcome = outcome;
        this.top = top;
        this.style = style;
    }

    void print(PrintStream out) {
        facts().print(out);
        heading(out, "Verdicts", "");
        reasons().print(out);
        if (top > 0) {
            heading(out, "Topics", more(outcome.topics()));
            topics().print(out);
            heading(out, "Senders", more(outcome.senders()));
            senders().print(out);
        }
    }

    private ConsoleTable facts() {
        Plan plan = outcome.plan();
        String size = outcome.bytes() < 0 ? "" : ", " + Units.bytes(outcome.bytes());
        ConsoleTable facts = ConsoleTable.of(left(""), left(""));
        facts.row("capture", plan.capture() + " (" + outcome.format() + size + ")");
        facts.row(
                "rules",
                plan.rulesFile() + " (topic ids: "
                        + Units.count(plan.book().rules().topics().size()) + ", senders: "
                        + Units.count(plan.book().senders().size()) + ")");
        facts.row("keys", "topic " + plan.topic() + ", sender " + plan.sender());
        facts.row("frames", frames());
        if (outcome.oddFrames() > 0) {
            facts.row(
                    "odd",
                    style.warn(
                            Units.count(outcome.oddFrames())
                                    + " of the frames: longer than they were on the wire, or at a time that there is not; read all the same"));
        }
        facts.row(
                "datagrams",
                Units.count(outcome.datagrams()) + " in " + Units.nanos(outcome.captureNanos()) + " of capture time"
                        + passes());
        if (outcome.steps().count() > 0) {
            facts.row("times", style.warn(steps(outcome.steps())));
        }
        facts.row(
                "rates",
                Units.rate(outcome.perSecond(outcome.datagrams())) + " offered, "
                        + Units.rate(outcome.perSecond(outcome.of(Verdict.ALLOW))) + " allowed, by the "
                        + (plan.time() == Plan.Time.CAPTURE ? "capture's" : "wall's") + " clock");
        facts.row(
                "replayed",
                "in " + Units.nanos(outcome.wallNanos()) + ", " + Units.rate(outcome.speed()) + " (speed "
                        + plan.speed() + ")");
        switch (outcome.ending().kind()) {
            case COMPLETE -> {}
            case INTERRUPTED -> facts.row("ended", style.warn("early: interrupted"));
            case DAMAGED -> facts.row("ended", style.bad("early: the capture cannot be read any further"));
            case STOPPED -> facts.row("ended", style.bad("early: it could not go on"));
        }
        return facts;
    }

    private String steps(TimeSteps steps) {
        String far = Units.count(steps.count()) + " of them earlier than one before, by "
                + Units.nanos(steps.farthestNanos()) + " at the most; ";
        return outcome.plan().view().resetNanos() == Long.MAX_VALUE
                ? far + "they count as the latest, --clock-reset starts anew"
                : far + "the clock started anew at " + Units.count(steps.resets()) + " of them";
    }

    private String passes() {
        int asked = outcome.plan().loops();
        return asked == 1 ? "" : ", pass " + outcome.passes() + " of " + asked;
    }

    private String frames() {
        String read = Units.count(outcome.allFrames()) + ": " + kinds(true);
        return outcome.skipped() == 0
                ? read
                : read + "; skipped " + Units.count(outcome.skipped()) + ": " + kinds(false);
    }

    private String kinds(boolean datagrams) {
        return outcome.frames().entrySet().stream()
                .filter(entry -> entry.getKey().isDatagram() == datagrams && (datagrams || entry.getValue() > 0))
                .map(entry ->
                        Units.count(entry.getValue()) + " " + entry.getKey().text())
                .collect(Collectors.joining(", "));
    }

    private ConsoleTable reasons() {
        ConsoleTable table = table(left("verdict"), left("reason"), right("datagrams"), right("share"));
        for (Verdict verdict : Verdict.values()) {
            for (int code = 1; code < Reasons.CODES; code++) {
                long count = outcome.reasons().get(code);
                if (count > 0 && Reasons.verdict(code) == verdict) {
                    table.row(
                            coloured(verdict),
                            Reasons.name(code),
                            Units.count(count),
                            Units.share(count, outcome.datagrams()));
                }
            }
        }
        return table;
    }

    private ConsoleTable topics() {
        ConsoleTable table = table(
                left("topic"),
                left("name"),
                right("limit"),
                right("burst"),
                left("priority"),
                right("datagrams"),
                right("per second"),
                right("ALLOW"),
                right("THROTTLE"),
                right("DROP"));
        for (Tally tally : outcome.topics().subList(0, shown(outcome.topics()))) {
            TopicEntry entry = topic(tally);
            boolean limited = entry != null && entry.rate() != TopicRule.UNLIMITED;
            table.row(
                    tally.label(),
                    entry == null ? UNKNOWN : entry.name(),
                    entry == null ? UNKNOWN : limited ? Units.count(entry.rate()) + "/s" : "none",
                    entry != null && limited ? Units.count(entry.burst()) : UNKNOWN,
                    entry == null ? UNKNOWN : "p" + entry.priority(),
                    Units.count(tally.total()),
                    Units.rate(outcome.perSecond(tally.total())),
                    Units.count(tally.of(Verdict.ALLOW)),
                    Units.count(tally.of(Verdict.THROTTLE)),
                    Units.count(tally.of(Verdict.DROP)));
        }
        return table;
    }

    private ConsoleTable senders() {
        ConsoleTable table = table(
                left("sender"),
                left("name"),
                right("max_in_flight"),
                right("datagrams"),
                right("per second"),
                right("ALLOW"),
                right("THROTTLE"),
                right("DROP"));
        for (Tally tally : outcome.senders().subList(0, shown(outcome.senders()))) {
            SenderEntry entry = sender(tally);
            boolean limited = entry != null && entry.maxInFlight() != SenderRule.UNLIMITED;
            table.row(
                    tally.label(),
                    entry == null ? UNKNOWN : entry.name(),
                    entry == null ? UNKNOWN : limited ? Units.count(entry.maxInFlight()) : "none",
                    Units.count(tally.total()),
                    Units.rate(outcome.perSecond(tally.total())),
                    Units.count(tally.of(Verdict.ALLOW)),
                    Units.count(tally.of(Verdict.THROTTLE)),
                    Units.count(tally.of(Verdict.DROP)));
        }
        return table;
    }

    private @Nullable TopicEntry topic(Tally tally) {
        return tally.isId() ? outcome.plan().book().topic((int) tally.id()) : null;
    }

    private @Nullable SenderEntry sender(Tally tally) {
        return tally.isId() ? outcome.plan().book().sender((int) tally.id()) : null;
    }

    private ConsoleTable table(ConsoleTable.Column... columns) {
        return ConsoleTable.of(columns).style(style).indent(INDENT);
    }

    private String more(List<Tally> all) {
        int shown = shown(all);
        return shown == all.size() ? "" : " (the busiest " + shown + " of " + Units.count(all.size()) + ")";
    }

    private int shown(List<Tally> all) {
        return Math.min(top, all.size());
    }

    private void heading(PrintStream out, String text, String behind) {
        out.println();
        out.println(style.bold(text) + behind);
    }

    private String coloured(Verdict verdict) {
        return switch (verdict) {
            case ALLOW -> style.good(verdict.name());
            case DROP -> style.bad(verdict.name());
            case THROTTLE -> style.warn(verdict.name());
        };
    }
}
