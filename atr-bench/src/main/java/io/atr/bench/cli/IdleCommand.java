package io.atr.bench.cli;

import io.atr.agent.Idling;
import io.atr.bench.machine.Machine;
import io.atr.bench.machine.PinnedThread;
import io.atr.bench.measure.BareSleep;
import io.atr.bench.measure.IdleBus;
import io.atr.bench.measure.IdleFigures;
import io.atr.bench.report.Spread;
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
import io.atr.platform.Affinity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code atr bench idle}. */
@Command(
        name = "idle",
        mixinStandardHelpOptions = true,
        header = "What a bus costs while nothing happens, and how fast it wakes.",
        description = {
            "",
            "For each idle strategy with 1 and 4 shards: processor seconds per second, threads that spin, the longest "
                    + "sleep, and the time until a packet is seen after one second of silence, by a client that is awake. "
                    + "Beside it, how long the platform sleeps when asked for 10 us.",
            "",
            "A shard that sleeps under back-off is woken when a packet comes: its longest sleep is no packet's wait.",
        },
        optionListHeading = "%nOptions:%n")
final class IdleCommand implements Callable<Integer> {
    private static final int[] SHARDS = {1, 4};

    /** The first bus of a JVM is slow in everything; its figures are thrown away. */
    private static final int WARM_UP_WAKES = 3;

    private static final long WARM_UP_NANOS = 200_000_000;

    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private CommandSpec spec;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Option(names = "--seconds", paramLabel = "S", description = "How long each bus idles (default: ${DEFAULT-VALUE}).")
    private double seconds = 3;

    @Option(
            names = "--wakes",
            paramLabel = "N",
            description = "Packets after a second of silence, for each bus (default: ${DEFAULT-VALUE}).")
    private int wakes = 5;

    @Option(
            names = "--client-cpu",
            paramLabel = "N",
            description = {
                "Pin the thread that publishes and subscribes to processor N (default: the last one that this process "
                        + "may use). The shards' threads are not pinned."
            })
    private int clientCpu = Affinity.current().length() - 1;

    IdleCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!(seconds >= 0.01 && seconds <= 3600) || wakes < 1) {
            throw new ParameterException(spec.commandLine(), "--seconds is 0.01..3600, --wakes 1 or more");
        }
        checkClientCpu();
        Optional<JsonOut> document = json.open(terminal);
        List<IdleFigures> figures = measure();
        Histogram sleep = BareSleep.measure();
        Machine machine = Machine.here();
        print(machine, figures, sleep, json.reports(terminal));
        document.ifPresent(place -> place.write(json(machine, figures, sleep)));
        return ExitCode.OK;
    }

    private void checkClientCpu() {
        if (clientCpu == PinnedThread.ANYWHERE) {
            return;
        }
        if (clientCpu < 0) {
            throw new ParameterException(spec.commandLine(), "--client-cpu is a processor's number, 0 or more");
        }
        int refused = PinnedThread.call(PinnedThread.ANYWHERE, "atr-bench-pin", () -> Affinity.pin(clientCpu));
        if (refused != 0) {
            throw new CommandException(
                    ExitCode.UNAVAILABLE,
                    "no thread can be pinned to processor " + clientCpu + " (errno " + -refused
                            + "); name another with --client-cpu (see: taskset -p $$)");
        }
    }

    private List<IdleFigures> measure() {
        List<IdleFigures> figures = new ArrayList<>();
        try (Progress progress = new Progress(terminal, "idle", (long) Idling.values().length * SHARDS.length)) {
            progress.update(0, "warming up");
            new IdleBus(Idling.BUSY_SPIN, 1, clientCpu).measure(WARM_UP_NANOS, WARM_UP_WAKES);
            for (Idling idling : Idling.values()) {
                for (int shards : SHARDS) {
                    progress.update(figures.size(), idling.setting() + ", " + shards + " shards");
                    figures.add(new IdleBus(idling, shards, clientCpu).measure((long) (seconds * 1e9), wakes));
                }
            }
        }
        return figures;
    }

    private static void print(Machine machine, List<IdleFigures> figures, Histogram sleep, Terminal shown) {
        shown.out().println(machine.line());
        ConsoleTable table = ConsoleTable.of(
                        Column.left("strategy"),
                        Column.right("shards"),
                        Column.right("cores"),
                        Column.right("spinning"),
                        Column.right("longest sleep"),
                        Column.right("first packet, best"),
                        Column.right("median"),
                        Column.right("worst"))
                .style(shown.style());
        for (IdleFigures line : figures) {
            double[] first = line.firstPacketNanos().stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            table.row(
                    line.idling().setting(),
                    Integer.toString(line.shards()),
                    String.format(Locale.ROOT, "%.3f", line.cores()),
                    Integer.toString(line.spinning()),
                    line.longestParkNanos() == 0 ? "-" : Units.nanos(line.longestParkNanos()),
                    Units.nanos(Arrays.stream(first).min().orElseThrow()),
                    Units.nanos(Spread.of(first).median()),
                    Units.nanos(Arrays.stream(first).max().orElseThrow()));
        }
        table.print(shown.out());
        shown.out()
                .println("a bare sleep of 10 µs takes " + Units.nanos(sleep.getValueAtPercentile(50)) + " (median), "
                        + Units.nanos(sleep.getValueAtPercentile(99)) + " (p99), "
                        + Units.nanos(sleep.getMaxValue()) + " (longest of " + sleep.getTotalCount() + ")");
    }

    private static JsonObject json(Machine machine, List<IdleFigures> figures, Histogram sleep) {
        return new JsonObject()
                .put("machine", machine.json())
                .put(
                        "idle",
                        figures.stream()
                                .map(line -> new JsonObject()
                                        .put("strategy", line.idling().setting())
                                        .put("shards", line.shards())
                                        .put("cores", line.cores())
                                        .put("spinning_threads", line.spinning())
                                        .put("longest_sleep_nanos", line.longestParkNanos())
                                        .put("first_packet_nanos", line.firstPacketNanos()))
                                .toList())
                .put("bare_sleep_10us", Percentiles.json(sleep));
    }
}
