package io.atr.node.backtest;

import io.atr.node.capture.CaptureReader;
import io.atr.node.cli.JsonOption;
import io.atr.node.cli.JsonOut;
import io.atr.node.cli.Progress;
import io.atr.node.cli.StopSignal;
import io.atr.node.cli.Terminal;
import io.atr.node.replay.Apart;
import io.atr.node.replay.CaptureFile;
import io.atr.node.replay.CaptureOptions;
import io.atr.node.replay.CsvLines;
import io.atr.node.replay.CsvTarget;
import io.atr.node.replay.Passes;
import io.atr.node.replay.RulesFile;
import io.atr.node.rules.RulesException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code atr rules backtest}. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Judges a capture by two files of rules and shows whose verdicts differ.",
        description = {
            "",
            "Reads the capture once and shows each datagram to both rules, at its own capture time, as atr replay does by "
                    + "the capture's clock: each has a bus of its own, and its verdicts are those that a replay under it "
                    + "alone gives. Extractors and captures are those of atr replay; see atr replay --help.",
            "",
            "A datagram differs when its verdict is another, or its reason. Memory does not grow with the capture.",
            "",
            "Ctrl-C ends it early, with a summary of what was seen (exit code 130).",
        },
        parameterListHeading = "%nCapture:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:all was judged, whatever differs",
            " 1:the capture is damaged or none, or the list could not be written; what was read is reported",
            " 2:the command line does not make sense, or names a file that is not there",
            "77:a file may not be read or written",
            "78:the rules are wrong",
        },
        footer = {
            "",
            "Example:",
            "  atr rules backtest feed.pcap --rules rules.yaml --against tighter.yaml --differences out.csv",
        })
public final class BacktestCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private CommandSpec spec;

    @Parameters(paramLabel = "CAPTURE", description = "A pcap or pcapng file, or a pipe; - is standard input.")
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private Path capture;

    @Option(names = "--rules", paramLabel = "OLD", description = "The rules as they are (needed).")
    private @Nullable Path rules;

    @Option(names = "--against", paramLabel = "NEW", description = "The rules as they would be (needed).")
    private @Nullable Path against;

    @Mixin
    private final CaptureOptions keys = new CaptureOptions();

    @Option(
            names = "--loop",
            paramLabel = "N",
            description = "Goes over the capture N times (default: 1), as atr replay does; buckets keep their tokens.")
    private int loops = 1;

    @Option(
            names = "--differences",
            paramLabel = "FILE",
            description = "Writes a line for each datagram that differs: " + DifferenceFile.HEADER
                    + ". Topics and senders are as the new rules see them; - is standard output (then the summary goes "
                    + "to stderr).")
    private @Nullable String differences;

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "Pairs of sender and topic listed in the summary (default: ${DEFAULT-VALUE}); JSON has all.")
    private int top = 20;

    @Mixin
    private final JsonOption json = new JsonOption();

    /** The verb, printing to a terminal. */
    public BacktestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (rules == null || against == null) {
            String missing = rules == null ? "--rules OLD" : "--against NEW";
            throw usage(missing + " is missing; name the rules as they are by --rules, as they would be by --against");
        }
        checkOptions(rules, against);
        Optional<JsonOut> report = json.open(terminal);
        try {
            Candidate before = new Candidate(rules, RulesFile.read(rules, terminal.err()));
            Candidate after = new Candidate(against, RulesFile.read(against, terminal.err()));
            return judge(
                    new BacktestPlan(capture, before, after, keys.topic(), keys.sender(), loops, keys.view()), report);
        } catch (RulesException e) {
            return RulesFile.report(e, terminal.err());
        }
    }

    private int judge(BacktestPlan plan, Optional<JsonOut> report) {
        Terminal shown = CsvTarget.STDOUT.equals(differences) ? terminal.reportsOnErr() : json.reports(terminal);
        CaptureReader reader = CaptureFile.open(capture, loops);
        Differences list = differences == null
                ? Differences.NOWHERE
                : new DifferenceFile(
                        CsvLines.open("--differences", differences, terminal.out(), DifferenceFile.HEADER));
        try (StopSignal stop = StopSignal.install(PATIENCE)) {
            stop.whenRaised(() -> Passes.abandon(reader));
            BacktestOutcome outcome = judge(plan, reader, list, stop);
            new BacktestSummary(outcome, top, shown.style()).print(shown.out());
            if (!outcome.ending().line().isEmpty()) {
                terminal.err().println("atr: " + outcome.ending().line());
            }
            report.ifPresent(place -> place.write(BacktestJson.of(outcome)));
            terminal.out().flush();
            return outcome.ending().exitCode();
        }
    }

    private BacktestOutcome judge(BacktestPlan plan, CaptureReader reader, Differences list, StopSignal stop) {
        long size = reader.totalBytes();
        long total = size < 0 ? CaptureReader.UNKNOWN : size * loops;
        try (Progress progress = new Progress(terminal, "judging " + capture.getFileName(), total)) {
            Passes passes = new Passes(capture, loops, keys.view(), progress, stop::isRaised);
            return new Backtest(plan, passes, list).run(reader, terminal.err()::println);
        }
    }

    private void checkOptions(Path before, Path after) {
        if (loops < 1) {
            throw usage("--loop " + loops + ": write 1 or more passes");
        }
        if (top < 0) {
            throw usage("--top " + top + ": write 0 or more pairs");
        }
        String report = spec.commandLine().getParseResult().matchedOptionValue("--json", null);
        Apart.checkBoth(spec, "--differences", differences, "--json", report);
        Apart.check(spec, "--differences", differences, capture, before, after);
        Apart.check(spec, "--json", report, capture, before, after);
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
