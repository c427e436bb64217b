package io.atr.node.access;

import io.atr.node.cli.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code atr access}: only its subcommands do anything. */
@Command(
        name = "access",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "WHAT",
        header = "Makes tokens for callers of a node, and looks at access files.",
        description = {"", "docs/security.md tells how access files are written."},
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {"", "Examples:", "  atr access token feed > feed.token", "  atr access lint access.yaml"})
final class AccessCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private CommandSpec spec;

    private AccessCommand() {}

    static CommandLine withSubcommands(Terminal terminal) {
        return new CommandLine(new AccessCommand())
                .addSubcommand(new AccessTokenCommand(terminal))
                .addSubcommand(new AccessLintCommand(terminal));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "do what? Try: atr access token NAME");
    }
}
