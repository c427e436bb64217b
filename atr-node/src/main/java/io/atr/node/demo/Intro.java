package io.atr.node.demo;

import io.atr.node.cli.ConsoleTable;
import io.atr.node.cli.ConsoleTable.Column;
import io.atr.node.cli.Machine;
import io.atr.node.cli.Paragraph;
import io.atr.node.cli.Style;
import io.atr.node.cli.Terminal;
import io.atr.node.cli.Units;
import java.io.PrintStream;

/** What a newcomer reads while the code warms up: what ATR is, who takes part, and which rules are in force. */
final class Intro {
    private static final String WHAT = """
            Programs publish 64-byte packets on topics. Before anybody reads one, a shard asks: may this \
            sender publish here? Has it too much under way? Is the topic within its rate? What passes is \
            read a moment later; what does not is counted, with the reason. Below, ATR polices a small \
            stock exchange inside this process.""";

    private final PrintStream out;
    private final Style style;
    private final int width;

    Intro(Terminal terminal, int width) {
        this.out = terminal.out();
        this.style = terminal.style();
        this.width = width;
    }

    /** Prints it. */
    void print(DemoSettings settings) {
        out.println(style.bold("ATR, a message bus that judges every message"));
        out.println();
        Paragraph.wrap(WHAT, width).forEach(out::println);
        out.println();
        String arrow = style.accent("──▶");
        out.println("    4 desks  ─┐");
        out.println("    runaway  ─┼─" + arrow + " " + style.bold("shard") + " ─┬─" + arrow
                + " risk check   reads every packet, verifies its checksum");
        out.println("    intruder ─┘            └─" + arrow + " dashboard    " + Market.SHOWN
                + " busiest symbols; nobody waits for it");
        out.println();
        out.println("Rules in force, version 1: what is not allowed is dropped.");
        out.println();
        senders().print(out);
        out.println();
        topics(settings.rate()).print(out);
        out.println();
        String how = "%s; %s, idle strategy %s. %d s in all, Ctrl-C ends it early. Warming up ..."
                .formatted(
                        Machine.current().words(),
                        settings.seats().words(),
                        settings.idling().setting(),
                        settings.seconds());
        Paragraph.wrap(how, width).forEach(line -> out.println(style.dim(line)));
        out.flush();
    }

    private ConsoleTable senders() {
        String desks = Units.count(MarketRules.OPENING.deskInFlight());
        String others = Units.count(MarketRules.OTHERS_IN_FLIGHT);
        return ConsoleTable.of(
                        Column.left("sender"),
                        Column.left("may publish on"),
                        Column.right("under way"),
                        Column.left("what it does"))
                .style(style)
                .indent(4)
                .row("desk-1 .. desk-4", "orders.*", desks, "trades as it should")
                .row(Player.RUNAWAY.label(), Market.name(Market.QUOTES), others, "sends far more than its topic takes")
                .row(Player.INTRUDER.label(), Market.name(Market.NEWS), others, "sends orders all the same");
    }

    private ConsoleTable topics(int flow) {
        MarketRules rules = MarketRules.OPENING;
        return ConsoleTable.of(Column.left("topic"), Column.right("rate"), Column.right("burst"), Column.left(""))
                .style(style)
                .indent(4)
                .row(
                        "orders.*",
                        Units.rate(rules.rate()),
                        Units.count(rules.burst()),
                        "each of %s symbols".formatted(Units.count(Market.SYMBOLS)))
                .row(
                        Market.name(Market.QUOTES),
                        Units.rate(MarketRules.quotesRate(flow)),
                        Units.count(MarketRules.quotesBurst(flow)));
    }
}
