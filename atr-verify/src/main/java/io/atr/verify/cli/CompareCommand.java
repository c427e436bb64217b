package io.atr.verify.cli;

import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import io.atr.node.cli.JsonOption;
import io.atr.node.cli.JsonOut;
import io.atr.node.cli.Terminal;
import io.atr.verify.compare.ComparisonText;
import io.atr.verify.compare.Comparisons;
import io.atr.verify.compare.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code atr verify compare}. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        header = "Compares two states of the code by reports that were made in turns.",
        description = {
            "",
            "Files come in pairs, the first state's and the second's, made one right after the other by verify --json or "
                    + "bench stages --json. A figure is compared within each pair in which both runs have it in one "
                    + "placement of the processors. From five pairs on it is slower or faster when the median of their "
                    + "ratios is, with 90 %%; below that, when every run of the second is worse than every run of the first, "
                    + "at the ends of the spread that each run says of itself. tools/compare-speed makes such files of two "
                    + "commits.",
        },
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:nothing is slower by more than --percent",
            " 1:something is, beyond its spread",
            " 2:bad usage",
            "69:the files have no figure in common",
            "78:a file is no such report"
        })
final class CompareCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private CommandSpec spec;

    @Parameters(
            arity = "2..*",
            paramLabel = "FIRST SECOND...",
            hideParamSyntax = true,
            description = "Reports as JSON, two by two.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--first", paramLabel = "NAME", description = "What to call the first state.")
    private String first = "the first";

    @Option(names = "--second", paramLabel = "NAME", description = "What to call the second.")
    private String second = "the second";

    @Option(
            names = "--percent",
            paramLabel = "P",
            description = "How much slower is still fine (default: ${DEFAULT-VALUE}).")
    private double percent = 5;

    @Mixin
    private final JsonOption json = new JsonOption();

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (files.size() % 2 != 0) {
            throw new ParameterException(
                    spec.commandLine(),
                    files.size() + " files: name them in pairs, the first state's and the second's");
        }
        if (!(percent >= 0 && percent <= 1000)) {
            throw new ParameterException(spec.commandLine(), "--percent " + percent + " is not in 0..1000");
        }
        Optional<JsonOut> document = json.open(terminal);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < files.size(); i += 2) {
            pairs.add(pair(files.get(i), files.get(i + 1)));
        }
        Comparisons comparisons = Comparisons.of(pairs);
        new ComparisonText(json.reports(terminal)).print(comparisons, first, second, percent);
        document.ifPresent(place -> place.write(comparisons.json(first, second, percent)));
        if (comparisons.compared().isEmpty()) {
            throw new CommandException(
                    ExitCode.UNAVAILABLE, "nothing could be compared; name more rows, or measure more rounds");
        }
        return comparisons.worseBy(percent / 100).isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private static Pair pair(Path before, Path now) {
        String one = text(before);
        String other = text(now);
        try {
            return Pair.read(one, other);
        } catch (IllegalArgumentException wrong) {
            throw new CommandException(
                    ExitCode.BAD_CONFIG,
                    before + " or " + now + ": " + wrong.getMessage()
                            + "; name files that atr verify --json or atr bench stages --json wrote");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new CommandException(ExitCode.USAGE, file + " cannot be read: " + unreadable.getMessage());
        }
    }
}
