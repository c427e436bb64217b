package io.atr.bench.cli;

import io.atr.bench.across.OneWay;
import io.atr.bench.across.OneWayFigure;
import io.atr.bench.across.OneWayFigures;
import io.atr.bench.machine.Cpus;
import io.atr.bench.machine.Machine;
import io.atr.bridge.Bridge;
import io.atr.node.cli.CommandException;
import io.atr.node.cli.ConsoleTable;
import io.atr.node.cli.ConsoleTable.Column;
import io.atr.node.cli.ExitCode;
import io.atr.node.cli.JsonObject;
import io.atr.node.cli.JsonOption;
import io.atr.node.cli.JsonOut;
import io.atr.node.cli.Progress;
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

/** {@code atr bench across}. */
@Command(
        name = "across",
        mixinStandardHelpOptions = true,
        header = "How long a packet takes to the shard of another process, one way, beside a shard of this process.",
        description = {
            "",
            "Single packets, a gap apart. Each carries the time when its offer began, by the clock that both processes read; "
                    + "the shard's thread reads it back from its log. So judging, logging, reading and one clock reading are "
                    + "in the figure. Rounds alternate, and those during which the two processors changed their distance "
                    + "are dropped.",
        },
        optionListHeading = "%nOptions:%n")
final class AcrossCommand implements Callable<Integer> {
    private static final long TARGET_NANOS = 300;
    private static final long CONTRACT_NANOS = 2000;

    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private CommandSpec spec;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Mixin
    private final CpusOption cpus = new CpusOption();

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds of each way (default: ${DEFAULT-VALUE}).")
    private int rounds = 9;

    @Option(names = "--packets", paramLabel = "N", description = "In each round (default: ${DEFAULT-VALUE}).")
    private int packets = 100_000;

    @Option(
            names = "--gap",
            paramLabel = "NS",
            description = "Nanoseconds from one packet to the next (default: ${DEFAULT-VALUE}).")
    private long gapNanos = 5_000;

    AcrossCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (rounds < 1 || rounds > 1000 || packets < 1 || packets > 100_000_000) {
            throw new ParameterException(spec.commandLine(), "--rounds is 1..1000, --packets 1..100000000");
        }
        if (gapNanos < 0 || gapNanos > 1_000_000_000) {
            throw new ParameterException(spec.commandLine(), "--gap is 0..1000000000");
        }
        if (!Bridge.isSupported()) {
            throw new CommandException(ExitCode.UNAVAILABLE, "shared memory across processes needs 64-bit Linux");
        }
        Cpus chosen = cpus.checked();
        Optional<JsonOut> document = json.open(terminal);
        OneWayFigures measured;
        try (Progress progress = new Progress(terminal, "across", 1 + rounds)) {
            long[] done = {0};
            measured = OneWay.measure(chosen, rounds, packets, gapNanos, () -> progress.update(++done[0]));
        }
        Machine machine = Machine.here();
        print(machine, measured, json.reports(terminal));
        document.ifPresent(place -> place.write(new JsonObject()
                .put("machine", machine.json())
                .put("gap_nanos", gapNanos)
                .put("target_nanos", TARGET_NANOS)
                .put("contract_nanos", CONTRACT_NANOS)
                .put("dropped_rounds", measured.dropped())
                .put(
                        "figures",
                        measured.figures().stream().map(AcrossCommand::json).toList())));
        return ExitCode.OK;
    }

    private static void print(Machine machine, OneWayFigures measured, Terminal shown) {
        shown.out().println(machine.line());
        ConsoleTable table = ConsoleTable.of(
                        Column.left("shard in"),
                        Column.left("placement"),
                        Column.right("rounds"),
                        Column.right("packets"),
                        Column.right("p50"),
                        Column.right("p99"),
                        Column.right("p99.9"),
                        Column.right("longest"),
                        Column.right("target"),
                        Column.right("contract"))
                .style(shown.style());
        for (OneWayFigure figure : measured.figures()) {
            Histogram nanos = figure.nanos();
            table.row(
                    figure.across() ? "another process" : "this process",
                    figure.placement().label(),
                    Integer.toString(figure.rounds()),
                    Units.count(nanos.getTotalCount()),
                    Units.nanos(nanos.getValueAtPercentile(50)),
                    Units.nanos(nanos.getValueAtPercentile(99)),
                    Units.nanos(nanos.getValueAtPercentile(99.9)),
                    Units.nanos(nanos.getMaxValue()),
                    Units.nanos(TARGET_NANOS),
                    Units.nanos(CONTRACT_NANOS));
        }
        table.print(shown.out());
        if (measured.dropped() > 0) {
            shown.out()
                    .println(measured.dropped() + " rounds dropped: the processors changed their distance meanwhile");
        }
    }

    private static JsonObject json(OneWayFigure figure) {
        return new JsonObject()
                .put("across", figure.across())
                .put("placement", figure.placement().label())
                .put("rounds", figure.rounds())
                .put("one_way", Percentiles.json(figure.nanos()));
    }
}
