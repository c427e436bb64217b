package io.atr.node.tls;

import io.atr.node.cli.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code atr tls}: only its subcommands do anything. */
@Command(
        name = "tls",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "WHAT",
        header = "Makes certificates for trying TLS between a node and its callers.",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {"", "Example:", "  atr tls dev --host feed-1.example --host 10.0.0.5"})
final class TlsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private CommandSpec spec;

    private TlsCommand() {}

    static CommandLine withSubcommands(Terminal terminal) {
        return new CommandLine(new TlsCommand()).addSubcommand(new TlsDevCommand(terminal));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "make what? Try: atr tls dev");
    }
}
