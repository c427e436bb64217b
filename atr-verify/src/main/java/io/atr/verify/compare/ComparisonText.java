package io.atr.verify.compare;

import io.atr.node.cli.ConsoleTable;
import io.atr.node.cli.ConsoleTable.Column;
import io.atr.node.cli.Style;
import io.atr.node.cli.Terminal;
import java.util.List;
import java.util.Locale;

/** What was compared, for people. */
public final class ComparisonText {
    private final Terminal terminal;
    private final Style style;

    /** For a terminal. */
    public ComparisonText(Terminal terminal) {
        this.terminal = terminal;
        this.style = terminal.style();
    }

    /** Prints all of it; worse by less than {@code percent} is no reason to worry. */
    public void print(Comparisons comparisons, String before, String now, double percent) {
        List<Comparison> worse = comparisons.worseBy(percent / 100);
        terminal.out().println("first: " + before + ", second: " + now);
        ConsoleTable table = ConsoleTable.of(
                        Column.left("figure"),
                        Column.left("placement"),
                        Column.right("pairs"),
                        Column.right("first"),
                        Column.right("second"),
                        Column.left("unit"),
                        Column.right("second/first"),
                        Column.right("lowest"),
                        Column.right("highest"),
                        Column.left(""),
                        Column.left("what"))
                .style(style);
        for (Comparison each : comparisons.compared()) {
            table.row(
                    each.figure().id(),
                    each.figure().placement(),
                    String.valueOf(each.ratios().pairs()),
                    number(each.before()),
                    number(each.now()),
                    each.figure().unit(),
                    ratio(each.ratios().median()),
                    ratio(each.ratios().lowest()),
                    ratio(each.ratios().highest()),
                    verdict(each, worse.contains(each), percent),
                    each.figure().title());
        }
        table.print(terminal.out());
        for (Unpaired each : comparisons.unpaired()) {
            terminal.out()
                    .println("not compared: " + each.id() + " (" + each.reason() + ") in " + each.pairs()
                            + (each.pairs() == 1 ? " pair" : " pairs"));
        }
        terminal.out()
                .printf(
                        Locale.ROOT,
                        "%d compared, %d slower by more than %s%n",
                        comparisons.compared().size(),
                        worse.size(),
                        share(percent));
    }

    private String verdict(Comparison each, boolean worse, double percent) {
        String words = each.change().words();
        return switch (each.change()) {
            case SLOWER -> worse ? style.bad(words) : style.warn(words + ", within " + share(percent));
            case FASTER -> style.good(words);
            case UNKNOWN -> style.warn(words);
            case NONE -> words;
        };
    }

    private static String share(double percent) {
        return String.format(Locale.ROOT, percent == Math.rint(percent) ? "%.0f %%" : "%.1f %%", percent);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 1000 ? "%,.0f" : "%.3g", value);
    }

    private static String ratio(double value) {
        return Double.isInfinite(value) ? "from 0" : String.format(Locale.ROOT, "%.3f", value);
    }
}
