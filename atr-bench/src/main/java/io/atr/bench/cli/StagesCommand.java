package io.atr.bench.cli;

import io.atr.bench.jmh.StagesRun;
import io.atr.bench.machine.Machine;
import io.atr.node.cli.CommandException;
import io.atr.node.cli.ConsoleTable;
import io.atr.node.cli.ConsoleTable.Column;
import io.atr.node.cli.ExitCode;
import io.atr.node.cli.JsonObject;
import io.atr.node.cli.JsonOption;
import io.atr.node.cli.JsonOut;
import io.atr.node.cli.Progress;
import io.atr.node.cli.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code atr bench stages}. */
@Command(
        name = "stages",
        mixinStandardHelpOptions = true,
        header = "What each stage costs a packet, on one thread, by JMH.",
        description = {
            "",
            "Pop, govern, append, publish, the whole pipeline, the publication of rules, the clock, and the design without "
                    + "the copy into the log. Nothing crosses processors here: that is bench peers.",
        },
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n")
final class StagesCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private CommandSpec spec;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Parameters(
            arity = "0..1",
            paramLabel = "PATTERN",
            description = "Only benchmarks (Class.method) in which this regular expression is found.")
    private String pattern = "";

    @Option(names = "--seconds", paramLabel = "S", description = "For each iteration (default: ${DEFAULT-VALUE}).")
    private double seconds = 0.5;

    @Option(
            names = "--iterations",
            paramLabel = "N",
            description = "Measured in each fork; as many before them warm up (default: ${DEFAULT-VALUE}).")
    private int iterations = 4;

    @Option(
            names = "--forks",
            paramLabel = "N",
            description =
                    "JVMs for each benchmark, one after the other; with 0 all share this one and disturb each other "
                            + "(default: ${DEFAULT-VALUE}).")
    private int forks = 1;

    StagesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        StagesRun run = settings();
        Optional<JsonOut> document = json.open(terminal);
        List<String> names = names();
        List<StagesRun.Line> lines = new ArrayList<>();
        try (Progress progress = new Progress(terminal, "stages", names.size())) {
            for (int i = 0; i < names.size(); i++) {
                progress.update(i, names.get(i));
                lines.addAll(run.run(names.get(i)));
            }
        }
        Machine machine = Machine.here();
        print(machine, lines, json.reports(terminal));
        document.ifPresent(place -> place.write(json(machine, lines)));
        return ExitCode.OK;
    }

    private StagesRun settings() {
        if (!(seconds >= 0.001 && seconds <= 600) || iterations < 1 || forks < 0) {
            throw new ParameterException(
                    spec.commandLine(), "--seconds is 0.001..600, --iterations 1 or more, --forks 0 or more");
        }
        return new StagesRun(seconds, iterations, forks);
    }

    private List<String> names() {
        try {
            List<String> names = StagesRun.names(Pattern.compile(pattern));
            if (names.isEmpty()) {
                throw new CommandException(
                        ExitCode.USAGE,
                        "no benchmark is called " + pattern + "; there are "
                                + String.join(", ", StagesRun.names(Pattern.compile(""))));
            }
            return names;
        } catch (PatternSyntaxException e) {
            throw new ParameterException(
                    spec.commandLine(), pattern + " is no regular expression: " + e.getDescription(), e);
        }
    }

    private static void print(Machine machine, List<StagesRun.Line> lines, Terminal shown) {
        shown.out().println(machine.line());
        ConsoleTable table = ConsoleTable.of(
                        Column.left("stage"),
                        Column.left("workload"),
                        Column.right("ns each"),
                        Column.right("± 99.9 %"))
                .style(shown.style());
        for (StagesRun.Line line : lines) {
            table.row(line.name(), line.workload(), number(line.nanos()), number(line.error()));
        }
        table.print(shown.out());
        shown.out()
                .println("each: packet; call for Append.publish, Clock, Pipeline.single and Rules.  no spread: too few"
                        + " iterations");
    }

    private static JsonObject json(Machine machine, List<StagesRun.Line> lines) {
        return new JsonObject()
                .put("machine", machine.json())
                .put(
                        "stages",
                        lines.stream()
                                .map(line -> new JsonObject()
                                        .put("stage", line.name())
                                        .put("workload", line.workload())
                                        .put("nanos", line.nanos())
                                        .put("error", line.error()))
                                .toList());
    }

    private static String number(double nanos) {
        return Double.isFinite(nanos) ? String.format(Locale.ROOT, "%.2f", nanos) : "";
    }
}
