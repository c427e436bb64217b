package io.atr.node.revision;

import io.atr.node.cli.ExitCode;
import io.atr.node.cli.JsonObject;
import io.atr.node.cli.JsonOption;
import io.atr.node.cli.JsonOut;
import io.atr.node.cli.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code atr rules lint}. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Says what is wrong in files of rules, and what is odd.",
        description = {
            "",
            "Every file is read, also behind a wrong one. Mistakes and warnings bear file, line and column, and say what to "
                    + "write instead; then follows a line for each file, of what is in it.",
            "",
            "JSON: files, a list of {file, usable, errors, errors_omitted, warnings}, each error and warning {line, column, "
                    + "what, remedy}; of a usable file also topics, topic_ids, senders, permission_sets, "
                    + "topics_without_rate, senders_without_quota."
        },
        parameterListHeading = "%nFiles:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes (the highest that fits any file):%n",
        exitCodeList = {
            " 0:all can be used",
            " 1:there are warnings, and --strict",
            " 2:the command line does not make sense, or names a file that is not there",
            "69:a file cannot be read to its end",
            "77:a file may not be read",
            "78:a file is wrong",
        },
        footer = {"", "Example:", "  atr rules lint --strict docs/examples/*.yaml"})
final class LintCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of rules.")
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private List<Path> files;

    @Option(names = "--strict", description = "Warnings count: exit code 1 when there is one.")
    private boolean strict;

    @Mixin
    private final JsonOption json = new JsonOption();

    LintCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RuleFiles.keep(spec, files);
        Optional<JsonOut> document = json.open(terminal);
        List<RuleFile> read = files.stream().map(RuleFile::read).toList();
        new LintReport(read).print(json.reports(terminal));
        document.ifPresent(place -> place.write(
                new JsonObject().put("files", read.stream().map(LintJson::of).toList())));
        return read.stream().mapToInt(this::exitCode).max().orElse(ExitCode.OK);
    }

    private int exitCode(RuleFile file) {
        boolean odd = file.book() != null && !file.book().warnings().isEmpty();
        return strict && odd ? ExitCode.FINDINGS : file.exitCode();
    }
}
