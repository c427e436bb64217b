package io.atr.node.replay;

import io.atr.node.capture.CaptureReader;
import io.atr.node.cli.ExitCode;
import io.atr.node.cli.JsonOption;
import io.atr.node.cli.JsonOut;
import io.atr.node.cli.Progress;
import io.atr.node.cli.StopSignal;
import io.atr.node.cli.Terminal;
import io.atr.node.rules.RuleBook;
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

/** {@code atr replay}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Judges the datagrams of a capture by a file of rules.",
        description = {
            "",
            "Reads pcap and pcapng captures, as they are or packed by gzip or zstd, makes one packet of every UDP and TCP datagram (its first 48 bytes are the "
                    + "data), and takes it through the bus: the same code that governs live traffic, on one thread. "
                    + "Frames of other kinds are counted and skipped. No one subscribes, so nothing stays in flight and "
                    + "max_in_flight never refuses.",
            "",
            "By the capture's clock (the default) each datagram is judged alone, at its own capture time; a time earlier "
                    + "than the latest counts as that one, and the summary says how many there were. So the same capture and rules always give the same verdicts. "
                    + "With --clock wall datagrams are judged at the moment when they are replayed, as many together as "
                    + "come together.",
            "",
            "An EXTRACTOR says where a topic or sender comes from:",
            "  udp.dst udp.src tcp.dst tcp.src  an endpoint, looked up in the rules by its",
            "  ip.dst ip.src                    name: udp:10.0.0.1:53, tcp:[ff02::1]:80, ip:10.0.0.1",
            "  payload:TYPE@OFFSET              a number that is the id: u8, u16le, u16be, u32le or",
            "                                   u32be, OFFSET bytes into the UDP or TCP payload",
            "Senders are also found by their address in the rules. A datagram that ends before the number is dropped with "
                    + "E_INGRESS_TOO_SHORT, one of the other kind (a TCP segment has no udp.dst) with E_INGRESS_NO_KEY.",
            "",
            "Ctrl-C ends it early, with a summary of what was seen (exit code 130).",
        },
        parameterListHeading = "%nCapture:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:all was replayed, whatever the verdicts",
            " 1:the capture is damaged or none, or the verdicts could not be written; what was read is reported",
            " 2:the command line does not make sense, or names a file that is not there",
            "77:a file may not be read or written",
            "78:the rules are wrong",
        },
        footer = {
            "",
            "Example:",
            "  atr replay feed.pcap --rules docs/examples/symbols.yaml --topic payload:u16le@28 --verdicts out.csv",
        })
final class ReplayCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A pcap or pcapng file, or a pipe; - is standard input.")
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private Path capture;

    @Option(names = "--rules", paramLabel = "FILE", description = "The rules to judge by (needed).")
    private @Nullable Path rules;

    @Mixin
    private final CaptureOptions keys = new CaptureOptions();

    @Option(
            names = "--clock",
            paramLabel = "capture|wall",
            description = "By whose time packets are judged (default: capture).")
    private Plan.Time clock = Plan.Time.CAPTURE;

    @Option(
            names = "--speed",
            paramLabel = "1|N|max",
            converter = Speed.Reader.class,
            description = "N times the capture's own pace, or as fast as it goes (default: max).")
    private Speed speed = Speed.MAX;

    @Option(
            names = "--loop",
            paramLabel = "N",
            description =
                    "Replays the capture N times (default: 1). Each pass is shifted so that it begins 1 ns after the "
                            + "latest time of the pass before; buckets keep their tokens.")
    private int loops = 1;

    @Option(
            names = "--verdicts",
            paramLabel = "FILE",
            description = "Writes a line for each datagram: " + VerdictFile.HEADER
                    + ". Times are the capture's own, in each pass; - is standard output (then the summary goes to "
                    + "stderr).")
    private @Nullable String verdicts;

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "Topics and senders listed in the summary (default: ${DEFAULT-VALUE}); JSON has all.")
    private int top = 10;

    @Mixin
    private final JsonOption json = new JsonOption();

    ReplayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (rules == null) {
            RulesFile.explain(terminal.err());
            return ExitCode.USAGE;
        }
        checkOptions(rules);
        Optional<JsonOut> report = json.open(terminal);
        try {
            RuleBook book = RulesFile.read(rules, terminal.err());
            return replay(
                    new Plan(capture, rules, book, keys.topic(), keys.sender(), clock, speed, loops, keys.view()),
                    report);
        } catch (RulesException e) {
            return RulesFile.report(e, terminal.err());
        }
    }

    private int replay(Plan plan, Optional<JsonOut> report) {
        Terminal shown = CsvTarget.STDOUT.equals(verdicts) ? terminal.reportsOnErr() : json.reports(terminal);
        CaptureReader reader = CaptureFile.open(capture, loops);
        Records records = verdicts == null
                ? Records.NOWHERE
                : new VerdictFile(verdicts, CsvTarget.open("--verdicts", verdicts, terminal.out()));
        try (StopSignal stop = StopSignal.install(PATIENCE)) {
            stop.whenRaised(() -> Passes.abandon(reader));
            Outcome outcome = replay(plan, reader, records, stop);
            new Summary(outcome, top, shown.style()).print(shown.out());
            if (!outcome.ending().line().isEmpty()) {
                terminal.err().println("atr: " + outcome.ending().line());
            }
            report.ifPresent(place -> place.write(ReplayJson.of(outcome)));
            terminal.out().flush();
            return outcome.ending().exitCode();
        }
    }

    private Outcome replay(Plan plan, CaptureReader reader, Records records, StopSignal stop) {
        long size = reader.totalBytes();
        long total = size < 0 ? CaptureReader.UNKNOWN : size * loops;
        try (Progress progress = new Progress(terminal, "replaying " + capture.getFileName(), total)) {
            return new Replay(plan, records, progress, stop::isRaised).run(reader, terminal.err()::println);
        }
    }

    private void checkOptions(Path rulesFile) {
        if (loops < 1) {
            throw usage("--loop " + loops + ": write 1 or more passes");
        }
        if (top < 0) {
            throw usage("--top " + top + ": write 0 or more topics");
        }
        String report = spec.commandLine().getParseResult().matchedOptionValue("--json", null);
        Apart.checkBoth(spec, "--verdicts", verdicts, "--json", report);
        Apart.check(spec, "--verdicts", verdicts, capture, rulesFile);
        Apart.check(spec, "--json", report, capture, rulesFile);
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
