package io.atr.node.demo;

import io.atr.agent.Idling;
import io.atr.node.cli.ExitCode;
import io.atr.node.cli.JsonOption;
import io.atr.node.cli.JsonOut;
import io.atr.node.cli.StopSignal;
import io.atr.node.cli.Terminal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code atr demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        header = "Shows what ATR does and how fast, in twenty seconds.",
        description = {
            "",
            "A small exchange on an embedded bus: traders, a runaway algorithm that gets "
                    + "throttled, an intruder that gets dropped, rules that change in mid-traffic, and two "
                    + "subscribers. Needs nothing else, leaves nothing behind, ends by itself. A closing "
                    + "table holds what was seen against the contract.",
            "",
            "Ctrl-C ends it early, with the closing table of what was seen (exit code 130).",
        },
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:every packet that was allowed arrived unharmed, whatever the figures",
            " 1:one did not",
        })
final class DemoCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private CommandSpec spec;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long it takes, 2..55 (default: ${DEFAULT-VALUE}).")
    private int seconds = DemoSettings.DEFAULT.seconds();

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Packets a second in the paced acts, 1000..5000000 (default: ${DEFAULT-VALUE}).")
    private int rate = DemoSettings.DEFAULT.rate();

    @Option(
            names = "--idle",
            paramLabel = "STRATEGY",
            converter = IdlingName.class,
            completionCandidates = IdlingName.Candidates.class,
            description =
                    "What the shard does when there is nothing to do: ${COMPLETION-CANDIDATES} (default: back-off).")
    private Idling idling = DemoSettings.DEFAULT.idling();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The lot by which traffic is drawn (default: ${DEFAULT-VALUE}).")
    private long seed = DemoSettings.DEFAULT.seed();

    @Option(names = "--one-thread", description = "Run everything on one thread, as with a single processor.")
    private boolean oneThread;

    @Option(names = "--no-pin", description = "Let the kernel choose the processors.")
    private boolean noPin;

    DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        DemoSettings settings = settings();
        Optional<JsonOut> report = json.open(terminal);
        Terminal shown = json.reports(terminal);
        try (StopSignal stop = StopSignal.install(PATIENCE)) {
            Outcome outcome = new Show(settings, new Stage(shown), shown, stop).play();
            List<Row> rows = Rows.of(outcome);
            new Closing(outcome, rows, shown).print();
            report.ifPresent(place -> place.write(DemoJson.of(outcome, rows)));
            return outcome.isSound() ? ExitCode.OK : ExitCode.FINDINGS;
        }
    }

    private DemoSettings settings() {
        Seats seats = oneThread ? Seats.ONE : Seats.available();
        try {
            return new DemoSettings(seconds, rate, seed, idling, noPin && !seats.together() ? Seats.UNPINNED : seats);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
