package io.atr.verify.cli;

import io.atr.bench.machine.Cpus;
import io.atr.bench.machine.Machine;
import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import io.atr.node.cli.JsonObject;
import io.atr.node.cli.JsonOption;
import io.atr.node.cli.JsonOut;
import io.atr.node.cli.Progress;
import io.atr.node.cli.Terminal;
import io.atr.verify.line.ClockFacts;
import io.atr.verify.measure.Effort;
import io.atr.verify.measure.Measurement;
import io.atr.verify.measure.Measurements;
import io.atr.verify.measure.Profiles;
import io.atr.verify.measure.Setting;
import io.atr.verify.report.Baseline;
import io.atr.verify.report.ProfileText;
import io.atr.verify.report.Report;
import io.atr.verify.report.ReportReader;
import io.atr.verify.report.ReportText;
import io.atr.verify.row.Contract;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Row;
import io.atr.verify.row.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code atr verify}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        header = "Measures every row of the latency contract on this machine.",
        description = {
            "",
            "PASS: the contract's limit is kept. FAIL: it is not. UNSUPPORTED: the machine lacks what the row needs, or ATR "
                    + "has no such mode yet; it never counts as PASS. Beside that, whether our own, harder target is met.",
            "",
            "Each measurement has a JVM of its own and both processors: let nothing else run meanwhile.",
        },
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:no row fails",
            " 1:a row does",
            " 2:bad usage",
            "69:two processors are needed",
            "77:a folder may not be written"
        },
        footer = {
            "",
            "Examples:",
            "  ./atr verify",
            "  ./atr verify --full --json today.json",
            "  ./atr verify --row 2 --row 3.1",
            "  ./atr verify --baseline yesterday.json --html report.html",
            "  ./atr verify --row 14.flame --profile flames",
            "  ./atr verify --logs logs"
        })
final class VerifyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @ArgGroup
    private final EffortOptions effortOptions = new EffortOptions();

    @Option(
            names = "--row",
            paramLabel = "ID",
            description = "Only this row; may be repeated. What else is measured together with it is left out.")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--baseline", paramLabel = "FILE", description = "Compare with the JSON of an earlier run.")
    private @Nullable Path baseline;

    @Option(
            names = "--cpus",
            paramLabel = "A,B",
            description = "The client's processor and the shard's (default: ${DEFAULT-VALUE}).")
    private String cpus = "0,1";

    @Option(
            names = "--profile",
            paramLabel = "DIR",
            description =
                    "Keep flame graphs of the sustained run (row 14.flame) in this folder, and their stacks as text: "
                            + "cpu.html, cpu.collapsed, alloc.html, alloc.collapsed.")
    private @Nullable Path profile;

    @Option(names = "--part", hidden = true, description = "Carries out one measurement in this JVM.")
    private @Nullable String part;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Mixin
    private final ReportFiles files = new ReportFiles();

    /** One of the two. */
    static final class EffortOptions {
        @Option(names = "--quick", description = "Three minutes; the default.")
        private boolean quick;

        @Option(names = "--full", description = "A quarter of an hour: five times as many samples.")
        private boolean full;

        Effort chosen() {
            return full && !quick ? Effort.FULL : Effort.QUICK;
        }
    }

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        Cpus chosen = Cpus.parse(cpus);
        Effort effort = effortOptions.chosen();
        if (part != null) {
            return carryOut(part, new Setting(chosen, effort).profiles(profile));
        }
        List<Row> rows = wanted();
        Optional<Baseline> before = Optional.ofNullable(baseline).map(VerifyCommand::read);
        Optional<JsonOut> document = json.open(terminal);
        ReportFiles.Opened opened = files.open();
        chosen.check();
        profile = profile == null ? null : new OutFolder("--profile", profile).made();
        long begun = System.nanoTime();
        ClockFacts clock = ClockFacts.measure(chosen);
        List<Outcome> outcomes = measure(rows, chosen, effort);
        JsonObject machine = Machine.here().json().put("clock", clock.json());
        Report report = new Report(machine, effort.name(), (System.nanoTime() - begun) / 1e9, outcomes);
        json.reports(terminal).out().println(clock.words());
        new ReportText(json.reports(terminal)).print(report, before.orElse(null));
        if (profile != null) {
            List<Path> graphs = Profiles.graphs(profile);
            report.outcome(Profiles.ROW)
                    .ifPresent(profiled -> new ProfileText(json.reports(terminal)).print(profiled, graphs));
        }
        List<Runnable> writes = new ArrayList<>();
        document.ifPresent(place -> writes.add(() -> place.write(report.json())));
        writes.addAll(opened.writes(report, before.orElse(null)));
        deliver(writes);
        return report.count(Verdict.FAIL) == 0 ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private List<Outcome> measure(List<Row> rows, Cpus chosen, Effort effort) throws InterruptedException {
        List<Measurement> needed = Measurements.of(rows.stream().map(Row::id).toList());
        Itinerary itinerary = new Itinerary(needed, effort, System::nanoTime);
        terminal.err()
                .printf(
                        Locale.ROOT,
                        "%d rows, %d measurements, about %.0f s. Let nothing else run.%n",
                        rows.size(),
                        needed.size(),
                        itinerary.seconds());
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        ForkedMeasurement forked = new ForkedMeasurement(
                chosen, effort, profile == null ? List.of() : List.of("--profile", profile.toString()));
        try (Progress progress = new Progress(terminal, "verify", millis(itinerary.seconds()))) {
            for (int i = 0; i < needed.size(); i++) {
                forked.run(itinerary.next(), () -> progress.update(millis(itinerary.done()), itinerary.words()))
                        .forEach(outcome -> outcomes.put(outcome.row().id(), outcome));
            }
        }
        return rows.stream()
                .map(row -> Optional.ofNullable(outcomes.get(row.id())).orElseGet(() -> Measurements.unmeasured(row)))
                .toList();
    }

    private static long millis(double seconds) {
        return (long) (1000 * seconds);
    }

    /** All of them, whatever becomes of one; the first failure is the command's, others are told as they come. */
    private void deliver(List<Runnable> writes) {
        CommandException first = null;
        for (Runnable write : writes) {
            try {
                write.run();
            } catch (CommandException failed) {
                if (first != null) {
                    terminal.err().println("atr: " + failed.line());
                }
                first = first == null ? failed : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /** In the JVM that was started for it: its answer is the only thing on standard output. */
    private int carryOut(String name, Setting setting) {
        Measurement measurement = Measurements.named(name)
                .orElseThrow(() -> new CommandException(ExitCode.USAGE, "no measurement is called " + name));
        List<Outcome> outcomes = Measurements.carriedOut(measurement, setting);
        terminal.out()
                .println(new Report(Machine.here().json(), setting.effort().name(), 0, outcomes).json());
        return ExitCode.OK;
    }

    private List<Row> wanted() {
        for (String id : ids) {
            if (Contract.row(id).isEmpty()) {
                throw new CommandException(
                        ExitCode.USAGE,
                        "the contract has no row " + id + "; there are "
                                + String.join(
                                        ", ",
                                        Contract.rows().stream().map(Row::id).toList()));
            }
        }
        return Contract.rows().stream()
                .filter(row -> ids.isEmpty()
                        || ids.contains(row.id())
                        || (profile != null && row.id().equals(Profiles.ROW)))
                .toList();
    }

    private static Baseline read(Path file) {
        try {
            return new Baseline(ReportReader.read(Files.readString(file)));
        } catch (IOException unreadable) {
            throw new CommandException(
                    ExitCode.USAGE, "--baseline " + file + " cannot be read: " + unreadable.getMessage());
        } catch (IllegalArgumentException other) {
            throw new CommandException(
                    ExitCode.BAD_CONFIG,
                    "--baseline " + file + ": " + other.getMessage() + "; name a file that atr verify --json wrote");
        }
    }
}
