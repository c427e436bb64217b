package io.atr.node.demo;

import io.atr.node.cli.Paragraph;
import io.atr.node.cli.Style;
import io.atr.node.cli.Terminal;
import io.atr.node.cli.Units;
import java.io.PrintStream;
import java.util.Locale;

/** What the audience sees while the demo runs: words first, then a line a second. One thread. */
final class Stage {
    private static final int WIDEST = 100;
    private static final double LIGHT_METRES_PER_NANO = 0.299792458;

    private final PrintStream out;
    private final Style style;
    private final int width;
    private final Intro intro;

    Stage(Terminal terminal) {
        this.out = terminal.out();
        this.style = terminal.style();
        this.width = Math.min(WIDEST, terminal.columns());
        this.intro = new Intro(terminal, width);
    }

    /** Says what ATR is, who takes part, and what the rules are. */
    void introduce(DemoSettings settings) {
        intro.print(settings);
    }

    /** Says what the act is about, and heads its columns. */
    void announce(Act act, DemoSettings settings) {
        out.println();
        out.println(style.bold("%d/%d  %s".formatted(act.ordinal() + 1, Act.values().length, act.title())));
        Paragraph.wrap(words(act, settings), width).forEach(out::println);
        out.println();
        out.println(style.dim(LiveLine.HEADINGS));
        out.flush();
    }

    /** A line about a stretch that ended after so many seconds of traffic. */
    void show(double seconds, Figures seen) {
        out.println(LiveLine.of(seconds, seen, style));
        out.flush();
    }

    /** What a swap cost. */
    void show(RuleSwap.Cost cost) {
        note("version %d: %s. Published in %s, in force %s later."
                .formatted(
                        cost.version(),
                        cost.rules().summary(),
                        Units.nanos(cost.publishNanos()),
                        Units.nanos(cost.adoptNanos())));
    }

    /** What the storm of swaps came to. */
    void show(SwapStorm storm) {
        long swaps = storm.publishing().getTotalCount();
        note("%s swaps, %s. Published in %s, in force %s later (p50)."
                .formatted(
                        Units.count(swaps),
                        storm.confirmed() == swaps
                                ? "each one confirmed by its probe"
                                : Units.count(storm.confirmed()) + " confirmed by their probes",
                        Units.nanos(storm.publishing().getValueAtPercentile(50)),
                        Units.nanos(storm.adopting().getValueAtPercentile(50))));
    }

    /** What full speed means. */
    void showSpeed(Figures seen) {
        if (seen.tally().judged() > 0) {
            double nanos = 1e9 / seen.rate();
            note("judged, delivered and verified: a packet every %s; light travels %s m in that time."
                    .formatted(Units.nanos(nanos), String.format(Locale.ROOT, "%.1f", nanos * LIGHT_METRES_PER_NANO)));
        }
    }

    private void note(String text) {
        Paragraph.wrap(text, width, "      ", "      ").forEach(line -> out.println(style.accent(line)));
        out.flush();
    }

    private static String words(Act act, DemoSettings settings) {
        String rate = Units.shortCount((long) settings.rate());
        return switch (act) {
            case ORDER_FLOW ->
                ("%s packets a second on average, in bursts of up to %d times that. The runaway is "
                                + "throttled to its topic's rate, the intruder dropped. p50, p99: from the moment a "
                                + "packet was due until the risk check had verified it.")
                        .formatted(rate, Pace.BURST_FACTOR);
            case HALT ->
                ("Surveillance halts %s, the busiest symbol, in mid-traffic. New rules are one store to "
                                + "memory; the next batch is judged by them. Watch the dropped share.")
                        .formatted(Market.symbol(Market.HALTED));
            case SWAP_STORM ->
                ("The halt is lifted, and then the rules are swapped %s times a second under the same "
                                + "traffic. After each swap a probe packet checks that the new rules judge it (every "
                                + "other one is to be refused).")
                        .formatted(Units.shortCount(new Timetable(settings.seconds()).swapsPerSecond()));
            case FULL_SPEED ->
                ("No schedule any more: %d packets at a time, as fast as one shard judges them, every one "
                                + "still verified. Latency is now the wait in full queues; look at the rate.")
                        .formatted(FullFlow.CLAIM);
        };
    }
}
