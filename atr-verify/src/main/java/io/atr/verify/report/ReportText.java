package io.atr.verify.report;

import io.atr.node.cli.ConsoleTable;
import io.atr.node.cli.ConsoleTable.Column;
import io.atr.node.cli.Style;
import io.atr.node.cli.Terminal;
import io.atr.verify.row.Bound;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Verdict;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A report for people. */
public final class ReportText {
    private final Terminal terminal;
    private final Style style;

    /** For a terminal. */
    public ReportText(Terminal terminal) {
        this.terminal = terminal;
        this.style = terminal.style();
    }

    /** Prints all of it. */
    public void print(Report report, @Nullable Baseline baseline) {
        ConsoleTable table = ConsoleTable.of(
                        Column.left("row"),
                        Column.left(""),
                        Column.right("measured"),
                        Column.right("contract"),
                        Column.right("target"),
                        Column.left(""),
                        Column.left("placement"),
                        Column.left("what"))
                .style(style);
        report.outcomes().forEach(outcome -> row(table, outcome));
        table.print(terminal.out());
        terminal.out().println();
        report.outcomes().forEach(this::explain);
        if (baseline != null) {
            compare(report.outcomes(), baseline);
        }
        terminal.out()
                .printf(
                        Locale.ROOT,
                        "%d PASS, %d FAIL, %d UNSUPPORTED in %.0f s (%s)%n",
                        report.count(Verdict.PASS),
                        report.count(Verdict.FAIL),
                        report.count(Verdict.UNSUPPORTED),
                        report.seconds(),
                        report.effort());
    }

    private void row(ConsoleTable table, Outcome outcome) {
        String unit = outcome.row().unit();
        String sign = outcome.row().bound() == Bound.AT_MOST ? "<= " : ">= ";
        table.row(
                outcome.row().id(),
                word(outcome.verdict()),
                outcome.evidence() == null ? "-" : Amount.of(outcome.evidence().value(), unit),
                sign + Amount.of(outcome.row().limit(), unit),
                sign + Amount.of(outcome.target(), unit),
                outcome.verdict() != Verdict.PASS ? "" : outcome.targetMet() ? style.good("met") : style.warn("missed"),
                outcome.evidence() == null || outcome.evidence().placement() == null
                        ? ""
                        : outcome.evidence().placement(),
                outcome.row().title());
    }

    private void explain(Outcome outcome) {
        if (outcome.verdict() == Verdict.PASS) {
            return;
        }
        terminal.out()
                .println(word(outcome.verdict()) + "  "
                        + style.bold(outcome.row().id()) + "  " + outcome.row().title());
        terminal.out().println("      how   " + outcome.row().how());
        if (!outcome.reason().isEmpty()) {
            terminal.out().println("      why   " + outcome.reason());
        }
        if (outcome.evidence() != null) {
            outcome.evidence()
                    .loads()
                    .forEach(load -> terminal.out()
                            .println("            "
                                    + Amount.of(
                                            load.value(),
                                            load.unitOr(outcome.row().unit())) + "  " + load.name()));
        }
        terminal.out().println();
    }

    private void compare(List<Outcome> outcomes, Baseline baseline) {
        terminal.out().println("beside the baseline:");
        boolean quiet = true;
        for (Outcome outcome : outcomes) {
            String id = outcome.row().id();
            if (baseline.movedSince(outcome)) {
                terminal.out().println("  " + id + "  not compared: the processors stood otherwise then");
                quiet = false;
            }
            var regression = baseline.regression(outcome);
            if (regression.isPresent()) {
                terminal.out().println("  " + style.bad("WORSE") + "  " + id + "  " + regression.get());
                quiet = false;
            }
        }
        if (quiet) {
            terminal.out().println("  no row is worse");
        }
    }

    private String word(Verdict verdict) {
        return switch (verdict) {
            case PASS -> style.good("PASS");
            case FAIL -> style.bad("FAIL");
            case UNSUPPORTED -> style.warn("UNSUPPORTED");
        };
    }
}
