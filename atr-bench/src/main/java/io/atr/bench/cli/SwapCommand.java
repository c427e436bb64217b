package io.atr.bench.cli;

import io.atr.bench.machine.Cpus;
import io.atr.bench.machine.Machine;
import io.atr.bench.measure.SwapFigures;
import io.atr.bench.measure.SwapStorm;
import io.atr.node.cli.ConsoleTable;
import io.atr.node.cli.ConsoleTable.Column;
import io.atr.node.cli.ExitCode;
import io.atr.node.cli.JsonObject;
import io.atr.node.cli.JsonOption;
import io.atr.node.cli.JsonOut;
import io.atr.node.cli.Terminal;
import io.atr.node.cli.Units;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code atr bench swap}. */
@Command(
        name = "swap",
        mixinStandardHelpOptions = true,
        header = "What putting rules in force costs, and how soon a shard works under them, with traffic flowing.",
        description = {
            "",
            "Two sets of compiled rules in turn. After one swap in sixteen a probe packet must get the verdict that only "
                    + "the new rules give it.",
        },
        optionListHeading = "%nOptions:%n")
final class SwapCommand implements Callable<Integer> {
    private static final int WARM_UP = 20_000;

    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private CommandSpec spec;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Mixin
    private final CpusOption cpus = new CpusOption();

    @Option(names = "--swaps", paramLabel = "N", description = "How many (default: ${DEFAULT-VALUE}).")
    private int swaps = 100_000;

    SwapCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (swaps < 16 || swaps > 100_000_000) {
            throw new ParameterException(spec.commandLine(), "--swaps " + swaps + " is not in 16..100000000");
        }
        Cpus chosen = cpus.checked();
        Optional<JsonOut> document = json.open(terminal);
        SwapFigures figures = SwapStorm.run(chosen, WARM_UP, swaps);
        Machine machine = Machine.here();
        print(machine, figures, json.reports(terminal));
        document.ifPresent(place -> place.write(json(machine, figures)));
        return ExitCode.OK;
    }

    private static void print(Machine machine, SwapFigures figures, Terminal shown) {
        shown.out().println(machine.line());
        ConsoleTable table = ConsoleTable.of(
                        Column.left("what"),
                        Column.right("count"),
                        Column.right("p50"),
                        Column.right("p99"),
                        Column.right("p99.9"),
                        Column.right("longest"))
                .style(shown.style());
        row(table, "call that puts rules in force, no traffic", figures.silent());
        row(table, "the same under traffic", figures.publish());
        row(table, "the same right behind 64 packets of the caller's", figures.behindTraffic());
        row(table, "the clock's own part of that", figures.clock());
        row(table, "call until the shard has adopted", figures.adoption());
        table.print(shown.out());
        shown.out()
                .println(Units.count(figures.packets()) + " packets ("
                        + Units.rate(figures.packets() / figures.seconds()) + ") and "
                        + Units.rate(swaps(figures) / figures.seconds())
                        + " swaps; " + Units.count(figures.probes())
                        + " probes got the verdict of the newest rules");
    }

    private static long swaps(SwapFigures figures) {
        return figures.publish().getTotalCount() + figures.behindTraffic().getTotalCount();
    }

    private static void row(ConsoleTable table, String what, Histogram nanos) {
        table.row(
                what,
                Units.count(nanos.getTotalCount()),
                Units.nanos(nanos.getValueAtPercentile(50)),
                Units.nanos(nanos.getValueAtPercentile(99)),
                Units.nanos(nanos.getValueAtPercentile(99.9)),
                Units.nanos(nanos.getMaxValue()));
    }

    private static JsonObject json(Machine machine, SwapFigures figures) {
        return new JsonObject()
                .put("machine", machine.json())
                .put("silent", Percentiles.json(figures.silent()))
                .put("publish", Percentiles.json(figures.publish()))
                .put("behind_traffic", Percentiles.json(figures.behindTraffic()))
                .put("clock", Percentiles.json(figures.clock()))
                .put("adoption", Percentiles.json(figures.adoption()))
                .put("probes", figures.probes())
                .put("packets", figures.packets())
                .put("seconds", figures.seconds());
    }
}
