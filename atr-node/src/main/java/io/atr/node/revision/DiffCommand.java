package io.atr.node.revision;

import io.atr.node.cli.ExitCode;
import io.atr.node.cli.JsonOption;
import io.atr.node.cli.JsonOut;
import io.atr.node.cli.Terminal;
import io.atr.node.rules.RuleBook;
import java.nio.file.Path;
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

/** {@code atr rules diff}. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Says what one file of rules changes about another, and for whom.",
        description = {
            "",
            "Topics and senders are compared by id: what was added (+), removed (-) or changed (~), and for each sender that "
                    + "is in both files, the topics on which it may publish now (+) or no longer (-). Comments and the "
                    + "order of entries do not count.",
            "",
            "JSON: old, new, same, topics (a list of {kind, first, last, before, after}, each of before and after null or "
                    + "{name, rate, burst, priority}), senders (a list of {kind, id, before, after, gains, losses}, each of "
                    + "before and after null or {name, address, max_in_flight}, each gain and loss {name, first, last}). "
                    + "kind is ADDED, REMOVED or CHANGED; first and last are ids; a limit that is not there is null. "
                    + "JSON has all gains and losses, also of senders that were added or removed."
        },
        parameterListHeading = "%nFiles:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:the rules are the same",
            " 1:they differ",
            " 2:the command line does not make sense, or names a file that is not there",
            "69:a file cannot be read to its end",
            "77:a file may not be read",
            "78:a file is wrong",
        },
        footer = {"", "Example:", "  atr rules diff rules.yaml new.yaml"})
final class DiffCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "OLD", description = "The rules to start from.")
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private Path before;

    @Parameters(index = "1", paramLabel = "NEW", description = "The rules to end with.")
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private Path after;

    @Option(
            names = "--top",
            paramLabel = "N",
            description =
                    "Lines of gains, and of losses, for each sender (default: ${DEFAULT-VALUE}); the rest is counted.")
    private int top = 10;

    @Mixin
    private final JsonOption json = new JsonOption();

    DiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (top < 0) {
            throw new ParameterException(spec.commandLine(), "--top " + top + ": write 0 or more lines");
        }
        RuleFiles.keep(spec, List.of(before, after));
        Optional<JsonOut> document = json.open(terminal);
        try {
            List<RuleBook> books = RuleFiles.needed(terminal.err(), before, after);
            RulesDiff diff = RulesDiff.of(books.getFirst(), books.getLast());
            new DiffReport(diff, books.getFirst(), books.getLast(), top, json.reports(terminal)).print();
            document.ifPresent(place -> place.write(DiffJson.of(before, after, diff)));
            return diff.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
        } catch (BrokenRulesException e) {
            return e.exitCode();
        }
    }
}
