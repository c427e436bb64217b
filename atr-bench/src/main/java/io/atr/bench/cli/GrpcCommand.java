package io.atr.bench.cli;

import io.atr.bench.grpc.GrpcFigure;
import io.atr.bench.grpc.GrpcLoad;
import io.atr.bench.grpc.GrpcRounds;
import io.atr.bench.machine.Machine;
import io.atr.node.access.Transport;
import io.atr.node.cli.ConsoleTable;
import io.atr.node.cli.ConsoleTable.Column;
import io.atr.node.cli.ExitCode;
import io.atr.node.cli.JsonObject;
import io.atr.node.cli.JsonOption;
import io.atr.node.cli.JsonOut;
import io.atr.node.cli.Progress;
import io.atr.node.cli.Terminal;
import io.atr.node.cli.Units;
import io.atr.node.remote.EventLoops;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code atr bench grpc}. */
@Command(
        name = "grpc",
        mixinStandardHelpOptions = true,
        header = "What batches cost over gRPC: per call and per packet, unary and streaming, over each transport.",
        description = {
            "",
            "Client and node share this process and its processors, so a figure is the cost of both; what the node's "
                    + "event loop takes of it is shown beside it. The client sends one "
                    + "request that was encoded beforehand, and compares every answer. Round trips have one batch in "
                    + "flight and are mostly thread wake-ups; other figures are wall time at saturation.",
        },
        optionListHeading = "%nOptions:%n")
final class GrpcCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private CommandSpec spec;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Option(
            names = "--transport",
            paramLabel = "NAME",
            description = "in-process, unix, tcp or all (default: ${DEFAULT-VALUE}).")
    private String transport = "all";

    @Option(names = "--rounds", paramLabel = "N", description = "Samples of each load (default: ${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "Each sample; three times that to warm up (default: ${DEFAULT-VALUE}).")
    private double seconds = 0.5;

    GrpcCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rounds < 1 || rounds > 1000 || !(seconds >= 0.001 && seconds <= 60)) {
            throw new ParameterException(spec.commandLine(), "--rounds is 1..1000, --seconds 0.001..60");
        }
        Set<Transport> transports = transports();
        Optional<JsonOut> document = json.open(terminal);
        List<GrpcFigure> figures = new ArrayList<>();
        long laps =
                transports.stream().mapToLong(way -> GrpcLoad.of(way).size()).sum() * (1 + rounds);
        try (Progress progress = new Progress(terminal, "grpc", laps)) {
            long[] done = {0};
            GrpcRounds.play(transports, rounds, seconds, () -> progress.update(++done[0]))
                    .forEach((load, played) -> figures.addAll(GrpcFigure.of(load, played)));
        }
        Machine machine = Machine.here();
        print(machine, figures, json.reports(terminal));
        document.ifPresent(place -> place.write(new JsonObject()
                .put("machine", machine.json())
                .put("seconds", seconds)
                .put("rounds", rounds)
                .put("figures", figures.stream().map(GrpcFigure::json).toList())));
        return ExitCode.OK;
    }

    private Set<Transport> transports() {
        Set<Transport> chosen = switch (transport) {
            case "all" -> EnumSet.allOf(Transport.class);
            case "in-process" -> EnumSet.of(Transport.IN_PROCESS);
            case "unix" -> EnumSet.of(Transport.UNIX);
            case "tcp" -> EnumSet.of(Transport.TCP);
            default ->
                throw new ParameterException(
                        spec.commandLine(), "--transport " + transport + ": there are in-process, unix, tcp and all");
        };
        if (chosen.contains(Transport.UNIX) && !EventLoops.hasUnixSockets()) {
            throw new ParameterException(
                    spec.commandLine(), "gRPC over Unix sockets needs epoll, which Linux has: try --transport tcp");
        }
        return chosen;
    }

    private static void print(Machine machine, List<GrpcFigure> figures, Terminal shown) {
        shown.out().println(machine.line() + "; client and node in one process");
        ConsoleTable table = ConsoleTable.of(
                        Column.left("transport"),
                        Column.left("calls"),
                        Column.left("what"),
                        Column.right("in flight"),
                        Column.right("batches"),
                        Column.right("median"),
                        Column.right("p10"),
                        Column.right("p90"),
                        Column.right("node's CPU"),
                        Column.right("target"),
                        Column.right("contract"))
                .style(shown.style());
        for (GrpcFigure figure : figures) {
            table.row(
                    figure.load().transport().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    figure.load().streaming() ? "streaming" : "unary",
                    figure.what(),
                    Integer.toString(figure.load().inFlight()),
                    Units.count(figure.batches()),
                    Units.nanos(figure.nanos().median()),
                    Units.nanos(figure.nanos().p10()),
                    Units.nanos(figure.nanos().p90()),
                    Units.nanos(figure.node()),
                    Units.nanos(figure.target()),
                    Units.nanos(figure.contract()));
        }
        table.print(shown.out());
    }
}
