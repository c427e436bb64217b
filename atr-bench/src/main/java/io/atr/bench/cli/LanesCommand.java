package io.atr.bench.cli;

import io.atr.bench.machine.Machine;
import io.atr.bench.machine.Placement;
import io.atr.bench.peers.LaneCrowd;
import io.atr.bench.peers.Pair;
import io.atr.bench.peers.Plan;
import io.atr.bench.report.Spread;
import io.atr.node.cli.ConsoleTable;
import io.atr.node.cli.ConsoleTable.Column;
import io.atr.node.cli.ExitCode;
import io.atr.node.cli.JsonObject;
import io.atr.node.cli.JsonOption;
import io.atr.node.cli.JsonOut;
import io.atr.node.cli.Progress;
import io.atr.node.cli.Terminal;
import io.atr.node.cli.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code atr bench lanes}. */
@Command(
        name = "lanes",
        mixinStandardHelpOptions = true,
        header = "What idle lanes cost: a few busy ones among many, beside the same few alone.",
        description = {
            "",
            "Samples alternate; a ratio of 1 means that idle lanes cost nothing. Pairs during which the processors were "
                    + "moved are dropped.",
        },
        optionListHeading = "%nOptions:%n")
final class LanesCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private CommandSpec spec;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Mixin
    private final CpusOption cpus = new CpusOption();

    @Option(names = "--lanes", paramLabel = "N", description = "All lanes, 3..4096 (default: ${DEFAULT-VALUE}).")
    private int lanes = 1000;

    @Option(names = "--busy", paramLabel = "N", description = "Busy ones among them (default: ${DEFAULT-VALUE}).")
    private int busy = 3;

    @Option(names = "--pairs", paramLabel = "N", description = "Pairs of samples (default: ${DEFAULT-VALUE}).")
    private int pairs = 12;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "Streaming in each sample (default: ${DEFAULT-VALUE}).")
    private double seconds = 0.4;

    LanesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (busy < 1 || busy > lanes || lanes > 4096 || pairs < 1 || !(seconds >= 0.001 && seconds <= 60)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--lanes is at most 4096, --busy 1..lanes, --pairs 1 or more, --seconds 0.001..60");
        }
        Optional<JsonOut> document = json.open(terminal);
        Plan plan = new Plan(pairs, seconds, cpus.checked());
        List<Pair> played = new ArrayList<>();
        try (Progress progress = new Progress(terminal, "lanes", pairs)) {
            long[] done = {0};
            played.addAll(new LaneCrowd(plan, lanes, busy).play(() -> progress.update(++done[0])));
        }
        Terminal shown = json.reports(terminal);
        Machine machine = Machine.here();
        List<JsonObject> lines = new ArrayList<>();
        shown.out().println(machine.line());
        table(played, lines, shown).print(shown.out());
        document.ifPresent(place ->
                place.write(new JsonObject().put("machine", machine.json()).put("lanes", lines)));
        return ExitCode.OK;
    }

    private ConsoleTable table(List<Pair> played, List<JsonObject> lines, Terminal shown) {
        ConsoleTable table = ConsoleTable.of(
                        Column.left("placement"),
                        Column.right("pairs"),
                        Column.right(busy + " of " + lanes),
                        Column.right(busy + " alone"),
                        Column.right("ratio"),
                        Column.right("p10"),
                        Column.right("p90"))
                .style(shown.style());
        for (Placement placement : Placement.values()) {
            List<Pair> steady = played.stream()
                    .filter(pair -> pair.steady() && pair.placement() == placement)
                    .toList();
            if (!steady.isEmpty()) {
                line(placement, steady, table, lines);
            }
        }
        return table;
    }

    private void line(Placement placement, List<Pair> steady, ConsoleTable table, List<JsonObject> lines) {
        double crowd = spread(steady, pair -> pair.atr().figures().perSecond()).median();
        double alone =
                spread(steady, pair -> pair.other().figures().perSecond()).median();
        Spread ratio = spread(
                steady,
                pair -> pair.atr().figures().perSecond()
                        / pair.other().figures().perSecond());
        table.row(
                placement.label(),
                Integer.toString(steady.size()),
                Units.rate(crowd),
                Units.rate(alone),
                String.format(Locale.ROOT, "%.3f", ratio.median()),
                String.format(Locale.ROOT, "%.3f", ratio.p10()),
                String.format(Locale.ROOT, "%.3f", ratio.p90()));
        lines.add(new JsonObject()
                .put("placement", placement.label())
                .put("pairs", steady.size())
                .put("lanes", lanes)
                .put("busy", busy)
                .put("crowd", crowd)
                .put("alone", alone)
                .put("unit", "msg/s")
                .put("ratio_median", ratio.median())
                .put("ratio_p10", ratio.p10())
                .put("ratio_p90", ratio.p90()));
    }

    private static Spread spread(List<Pair> pairs, ToDoubleFunction<Pair> value) {
        return Spread.of(pairs.stream().mapToDouble(value).toArray());
    }
}
