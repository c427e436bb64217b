package io.atr.node.demo;

import io.atr.governance.Reason;
import io.atr.governance.Verdict;
import io.atr.node.cli.ConsoleTable;
import io.atr.node.cli.ConsoleTable.Column;
import io.atr.node.cli.Paragraph;
import io.atr.node.cli.Style;
import io.atr.node.cli.Terminal;
import io.atr.node.cli.Units;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was seen, in three tables: by sender, by act, and against the contract. */
final class Closing {
    private static final double LEAST_AWAY = 0.005;
    private static final int WIDEST = 100;
    private static final String CAUTION = "This was a glimpse, not the proof: a few seconds, beside whatever else this"
            + " machine was doing. The contract has more rows, which a demo cannot see.";

    private final Outcome outcome;
    private final List<Row> rows;
    private final PrintStream out;
    private final Style style;
    private final int width;

    Closing(Outcome outcome, List<Row> rows, Terminal terminal) {
        this.outcome = outcome;
        this.rows = rows;
        this.out = terminal.out();
        this.style = terminal.style();
        this.width = Math.min(WIDEST, terminal.columns());
    }

    /** Prints it. */
    void print() {
        out.println();
        if (outcome.acts().isEmpty()) {
            out.println("Stopped before there was anything to see.");
            return;
        }
        out.println(style.bold(outcome.interrupted() ? "What you saw until you stopped it" : "What you saw"));
        out.println();
        senders().print(out);
        out.println();
        acts().print(out);
        out.println();
        printSubscribers();
        out.println();
        out.println(style.bold("Against the contract"));
        out.println();
        contract().print(out);
        out.println();
        for (Row row : rows) {
            Paragraph.wrap(row.how(), width, "%12s  ".formatted(row.id()), " ".repeat(14))
                    .forEach(line -> out.println(style.dim(line)));
        }
        out.println();
        printCaution();
        out.flush();
    }

    private ConsoleTable senders() {
        ConsoleTable table = ConsoleTable.of(
                        Column.left("sender"),
                        Column.right("packets"),
                        Column.right("allowed"),
                        Column.right("throttled"),
                        Column.right("dropped"),
                        Column.left("reasons"))
                .style(style)
                .indent(4);
        Tally all = outcome.all().tally();
        for (Player player : Player.values()) {
            long judged = all.judged(player);
            table.row(
                    player.label(),
                    Units.count(judged),
                    Units.share(all.count(player, Verdict.ALLOW), judged),
                    Units.share(all.count(player, Verdict.THROTTLE), judged),
                    Units.share(all.count(player, Verdict.DROP), judged),
                    reasons(all, player));
        }
        return table;
    }

    private static String reasons(Tally all, Player player) {
        List<String> words = new ArrayList<>();
        for (Reason reason : Reason.values()) {
            if (reason.verdict() != Verdict.ALLOW && all.count(player, reason) > 0) {
                words.add(reason + " " + Units.shortCount(all.count(player, reason)));
            }
        }
        return String.join(", ", words);
    }

    private ConsoleTable acts() {
        ConsoleTable table = ConsoleTable.of(
                        Column.left("act"),
                        Column.right("seconds"),
                        Column.right("judged"),
                        Column.right("p50"),
                        Column.right("p99"),
                        Column.right("p99.9"),
                        Column.right("longest"),
                        Column.right("batch"))
                .style(style)
                .indent(4);
        outcome.acts()
                .forEach((act, seen) -> table.row(
                        act.title(),
                        "%.1f".formatted(seen.seconds()),
                        Units.rate(seen.rate()),
                        Units.nanos(seen.percentile(50)),
                        Units.nanos(seen.percentile(99)),
                        Units.nanos(seen.percentile(99.9)),
                        Units.nanos(seen.percentile(100)),
                        "%.1f".formatted(seen.meanBatch())));
        return table;
    }

    private void printSubscribers() {
        Figures all = outcome.all();
        String sound = outcome.isSound()
                ? style.good("every checksum right, none lost")
                : style.bad(outcome.damaged() + " damaged, " + outcome.lost() + " lost");
        out.println("    risk check  read " + Units.count(all.tally().count(Verdict.ALLOW) - outcome.lost())
                + " packets: " + sound);
        out.println("    dashboard   read " + Units.count(all.dashboardSeen()) + " packets of its symbols, missed "
                + Units.count(all.dashboardMissed()) + " of all; nobody waited for it");
    }

    private void printCaution() {
        Figures all = outcome.all();
        if (all.away() > LEAST_AWAY * all.nanos()) {
            String busy = ("This machine is busy: other programs had the traffic's processor for %s of the time. "
                            + "Latencies and rates above are mostly theirs; run the demo again when it is quiet.")
                    .formatted(Units.share(all.away(), all.nanos()));
            Paragraph.wrap(busy, width).forEach(line -> out.println(style.warn(line)));
        }
        Paragraph.wrap(CAUTION, width).forEach(out::println);
    }

    private ConsoleTable contract() {
        ConsoleTable table = ConsoleTable.of(
                        Column.right("row"),
                        Column.left("what"),
                        Column.right("seen here"),
                        Column.right("contract"),
                        Column.right("our target"),
                        Column.left("verdict"))
                .style(style)
                .indent(4);
        for (Row row : rows) {
            table.row(row.id(), row.what(), row.shown(), words(row.contract()), words(row.target()), verdict(row));
        }
        return table;
    }

    private static String words(@Nullable Bound bound) {
        return bound == null ? "-" : bound.words();
    }

    private String verdict(Row row) {
        return switch (row.verdict()) {
            case PASS ->
                style.good("PASS") + (Boolean.FALSE.equals(row.targetMet()) ? style.dim(", target missed") : "");
            case FAIL -> style.bad("FAIL");
            case NOT_MEASURED -> style.warn("not measured");
        };
    }
}
