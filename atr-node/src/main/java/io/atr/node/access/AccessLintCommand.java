package io.atr.node.access;

import io.atr.node.cli.ExitCode;
import io.atr.node.cli.Terminal;
import io.atr.node.rules.RulesException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code atr access lint}. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        header = "Says what is wrong in an access file.",
        parameterListHeading = "%nFile:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:it can be used",
            " 2:there is no such file",
            "69:it cannot be read to its end",
            "77:it may not be read",
            "78:it is wrong",
        })
final class AccessLintCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "An access file.")
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private Path file;

    AccessLintCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try {
            Grants grants = AccessFile.read(file);
            grants.warnings().forEach(line -> terminal.err().println("atr: warning: " + line));
            int callers = grants.all().size();
            terminal.out().println(file + ": fine, " + callers + (callers == 1 ? " caller" : " callers"));
            return ExitCode.OK;
        } catch (RulesException e) {
            String.valueOf(e.getMessage())
                    .lines()
                    .forEach(line -> terminal.err().println("atr: " + line));
            return switch (e.kind()) {
                case NOT_A_FILE -> ExitCode.USAGE;
                case NOT_PERMITTED -> ExitCode.NO_PERMISSION;
                case UNREADABLE -> ExitCode.UNAVAILABLE;
                case WRONG -> ExitCode.BAD_CONFIG;
            };
        }
    }
}
