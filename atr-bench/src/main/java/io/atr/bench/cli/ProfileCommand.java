package io.atr.bench.cli;

import io.atr.bench.load.Workload;
import io.atr.bench.machine.Cpus;
import io.atr.bench.machine.Machine;
import io.atr.bench.peers.Streamed;
import io.atr.bench.peers.Streaming;
import io.atr.bench.profile.Collapsed;
import io.atr.bench.profile.ProfileReport;
import io.atr.bench.profile.Profiler;
import io.atr.bench.profile.ThreadProfile;
import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import io.atr.node.cli.JsonOption;
import io.atr.node.cli.JsonOut;
import io.atr.node.cli.Terminal;
import io.atr.node.cli.Units;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code atr bench profile}. */
@Command(
        name = "profile",
        mixinStandardHelpOptions = true,
        header = "Where the nanoseconds of a packet go, by method and by step, on each of the two threads.",
        description = {
            "",
            "Streams at full speed under async-profiler once everything is compiled. A sample counts for the innermost "
                    + "method of ATR's or the benchmark's own; what it calls of the JDK or of a peer is part of its price. "
                    + "Shares are of a thread's processor time; nanoseconds are that share of the time between two packets.",
            "",
            "Where perf events are closed, samples come no faster than the kernel's tick (100 to 1000 a second for each "
                    + "thread, and not 5,000), so small shares need a long --seconds: of 1,000 samples, a share of 5 %% may "
                    + "as well be 4 or 6.",
        },
        optionListHeading = "%nOptions:%n")
final class ProfileCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private CommandSpec spec;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Mixin
    private final CpusOption cpus = new CpusOption();

    @Option(
            names = "--of",
            paramLabel = "NAME",
            description = "Whom: atr, or a peer as bench peers names it, such as raw or disruptor-sp (default: "
                    + "${DEFAULT-VALUE}).")
    private String of = "atr";

    @Option(
            names = "--workload",
            paramLabel = "NAME",
            description =
                    "hot: 64 topics, one sender; random: 64 Ki random topics and senders (default: ${DEFAULT-VALUE}).")
    private String workload = "hot";

    @Option(names = "--seconds", paramLabel = "S", description = "Under the profiler (default: ${DEFAULT-VALUE}).")
    private double seconds = 5;

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "Methods of each thread that are told apart (default: ${DEFAULT-VALUE}).")
    private int top = 15;

    @Option(names = "--flame", paramLabel = "FILE", description = "Also write a flame graph, a page of HTML.")
    private @Nullable Path flame;

    ProfileCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Streaming streaming = streaming();
        Workload load = workload();
        Cpus chosen = cpus.checked();
        Optional<JsonOut> document = json.open(terminal);
        Optional<OutFile> picture = Optional.ofNullable(flame).map(file -> new OutFile("--flame", file));
        picture.ifPresent(OutFile::check);
        Profiler profiler = Profiler.open();
        terminal.err()
                .println("atr: warms up, then streams under the profiler; about "
                        + Units.nanos((seconds + Streaming.secondsAround()) * 1e9));
        Streamed streamed = streaming.run(load, chosen, (long) (seconds * 1e9), profiler);
        ProfileReport report =
                new ProfileReport(Machine.here(), of, load.name(), streamed, threads(profiler.collapsed()));
        report.print(json.reports(terminal));
        terminal.err().println("atr: sampled by " + profiler.timer());
        picture.ifPresent(file -> file.write(profiler.flameGraph()));
        document.ifPresent(place -> place.write(report.json()));
        return ExitCode.OK;
    }

    private List<ThreadProfile> threads(String text) {
        Collapsed collapsed = Collapsed.parse(text);
        if (collapsed.malformed() > 0) {
            terminal.err().println("atr: left out " + collapsed.malformed() + " stacks that could not be read");
        }
        List<ThreadProfile> threads = ThreadProfile.of(collapsed, Streaming.CLIENT, top);
        if (threads.size() < 2) {
            throw new CommandException(
                    ExitCode.UNAVAILABLE,
                    "the profiler saw " + threads.size() + " of the 2 threads at work; give it longer with --seconds");
        }
        return threads;
    }

    private Streaming streaming() {
        if (!(seconds >= 0.1 && seconds <= 600)) {
            throw usage("--seconds " + seconds + " is not in 0.1..600");
        }
        if (top < 1) {
            throw usage("--top " + top + " is not 1 or more");
        }
        return Streaming.named(of).orElseThrow(() -> usage("--of " + of + ": neither atr nor a peer's name"));
    }

    private Workload workload() {
        return switch (workload) {
            case "hot" -> Workload.hot();
            case "random" -> Workload.random();
            default -> throw usage("--workload " + workload + " is neither hot nor random");
        };
    }

    private ParameterException usage(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
