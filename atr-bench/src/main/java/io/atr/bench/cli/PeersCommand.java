package io.atr.bench.cli;

import io.atr.bench.load.Workload;
import io.atr.bench.machine.Cpus;
import io.atr.bench.machine.Machine;
import io.atr.bench.peers.Match;
import io.atr.bench.peers.Peer;
import io.atr.bench.peers.Plan;
import io.atr.bench.peers.Tournament;
import io.atr.bench.report.PeersReport;
import io.atr.bench.report.Plot;
import io.atr.node.cli.ExitCode;
import io.atr.node.cli.JsonOption;
import io.atr.node.cli.JsonOut;
import io.atr.node.cli.Progress;
import io.atr.node.cli.StopSignal;
import io.atr.node.cli.Terminal;
import io.atr.node.cli.Units;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code atr bench peers}. */
@Command(
        name = "peers",
        mixinStandardHelpOptions = true,
        header = "The same job done by ATR and by other ways of moving messages, side by side.",
        description = {
            "",
            "64-byte messages; the same rules code with rates, quotas and one refusal in a hundred; one governing stage on "
                    + "a processor of its own; publisher and gating subscriber on another, which reads all 64 bytes and "
                    + "checks count and checksum. The raw hand-off is one hop without governance or copy: what the "
                    + "machine allows.",
            "",
            "Each match is played in several JVMs, since what the compiler makes of a loop differs from one to the next. "
                    + "In each, both contestants are first tried in several ring and batch sizes, and their best are "
                    + "used; then samples alternate: ATR, peer, ATR, peer. How long a cache line takes between the two processors is "
                    + "measured around each sample; pairs during which it changed its class (smt < 30 ns, one-l3 < 100 ns, "
                    + "two-l3) are dropped, and ratios are formed within one class only.",
            "",
            "Where a peer has three publishers, so has ATR; they take turns on one thread, so that contention between "
                    + "publishers stays unmeasured.",
        },
        optionListHeading = "%nOptions:%n")
final class PeersCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private CommandSpec spec;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Mixin
    private final PlotOption plot = new PlotOption();

    @Mixin
    private final CpusOption cpus = new CpusOption();

    @Option(
            names = "--peer",
            paramLabel = "NAME",
            split = ",",
            description = "Compare with these only: raw, disruptor-sp, disruptor-mp, jctools-spsc, agrona-1to1, "
                    + "agrona-mto1, aeron-ipc; or judge-in-place, the design that ATR did not take (default: all but "
                    + "the last).")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--pairs",
            paramLabel = "N",
            description = "Pairs of samples for each peer, within one placement (default: ${DEFAULT-VALUE}).")
    private int pairs = 12;

    @Option(
            names = "--forks",
            paramLabel = "N",
            description = "JVMs that share a peer's pairs, one after the other; with 0 all is played in this one "
                    + "(default: ${DEFAULT-VALUE}).")
    private int forks = 4;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "Streaming in each sample; half as long again for round trips (default: ${DEFAULT-VALUE}).")
    private double seconds = 0.4;

    @Option(
            names = "--workload",
            paramLabel = "NAME",
            description =
                    "hot: 64 topics, one sender; random: 64 Ki random topics and senders; or both (default: ${DEFAULT-VALUE}).")
    private String workload = "both";

    PeersCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<String> workloads = workloads();
        List<Peer> peers = peers();
        Cpus chosen = cpus.checked();
        Plan plan = plan(chosen);
        Optional<JsonOut> document = json.open(terminal);
        Terminal shown = json.reports(terminal);
        Optional<OutFile> picture = plot.checked();
        try (StopSignal stop = StopSignal.install(PATIENCE)) {
            PeersReport report = new PeersReport(Machine.here(), play(plan, workloads, peers, stop));
            report.print(shown);
            picture.ifPresent(file -> file.write(Plot.of(report)));
            document.ifPresent(place -> place.write(report.json()));
            return stop.isRaised() ? ExitCode.FINDINGS : ExitCode.OK;
        }
    }

    /** Goes round all peers as often as there are JVMs to play in, so that a good hour and a bad one touch all alike. */
    private Map<String, List<Match>> play(Plan plan, List<String> workloads, List<Peer> peers, StopSignal stop) {
        int rounds = Math.max(1, forks);
        long steps = (long) rounds
                * workloads.size()
                * peers.stream().mapToInt(plan::steps).sum();
        double nanos = rounds
                * workloads.size()
                * peers.stream().mapToDouble(plan::estimateNanos).sum();
        terminal.err().println("atr: " + steps + " steps, about " + Units.wait(nanos) + "; Ctrl-C ends it early");
        Map<String, List<Match>> results = new LinkedHashMap<>();
        long[] done = {0};
        try (Progress progress = new Progress(terminal, "peers", steps)) {
            for (int round = 0; round < rounds; round++) {
                for (String each : workloads) {
                    List<Match> matches = new ArrayList<>();
                    for (Peer peer : peers) {
                        matches.add(
                                stop.isRaised()
                                        ? Match.none(peer)
                                        : play(plan, each, peer, what -> progress.update(++done[0], what), stop));
                    }
                    results.merge(each, matches, PeersCommand::together);
                }
            }
        }
        return results;
    }

    private Match play(Plan plan, String load, Peer peer, Consumer<String> step, StopSignal stop) {
        return forks == 0
                ? new Tournament(plan, Workload.named(load), step, stop::isRaised).play(peer)
                : new ForkedMatch(plan, load, step).play(peer);
    }

    private static List<Match> together(List<Match> before, List<Match> now) {
        return IntStream.range(0, before.size())
                .mapToObj(i -> before.get(i).and(now.get(i)))
                .toList();
    }

    private Plan plan(Cpus chosen) {
        if (pairs < 1 || pairs > 10_000) {
            throw usage("--pairs " + pairs + " is not in 1..10000");
        }
        if (forks < 0 || forks > 100) {
            throw usage("--forks " + forks + " is not in 0..100");
        }
        if (!(seconds >= 0.001 && seconds <= 60)) {
            throw usage("--seconds " + seconds + " is not in 0.001..60");
        }
        int rounds = Math.max(1, forks);
        return new Plan((pairs + rounds - 1) / rounds, seconds, chosen);
    }

    private List<Peer> peers() {
        return names.isEmpty()
                ? Peer.usual()
                : names.stream().map(this::peer).distinct().toList();
    }

    private Peer peer(String name) {
        return Peer.named(name).orElseThrow(() -> usage("--peer " + name + ": no such peer"));
    }

    private List<String> workloads() {
        return switch (workload) {
            case "hot", "random" -> List.of(workload);
            case "both" -> List.of("hot", "random");
            default -> throw usage("--workload " + workload + " is not hot, random or both");
        };
    }

    private ParameterException usage(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
