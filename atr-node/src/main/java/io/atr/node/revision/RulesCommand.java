package io.atr.node.revision;

import io.atr.node.backtest.BacktestCommand;
import io.atr.node.cli.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code atr rules}: only its subcommands do anything. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "WHAT",
        header = "Looks at files of rules: what is wrong in them, what a change means, what decides a verdict.",
        description = {
            "",
            "Nothing comes into force: files are read, and that is all. docs/rules.md tells how they are written."
        },
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Examples:",
            "  atr rules lint docs/examples/*.yaml",
            "  atr rules diff rules.yaml new.yaml",
            "  atr rules explain rules.yaml 10.197.41.180 nyse.symbols",
            "  atr rules backtest feed.pcap --rules rules.yaml --against new.yaml --topic payload:u16le@28",
        })
final class RulesCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private CommandSpec spec;

    private RulesCommand() {}

    /** The command with its subcommands. */
    static CommandLine withSubcommands(Terminal terminal) {
        return new CommandLine(new RulesCommand())
                .addSubcommand(new LintCommand(terminal))
                .addSubcommand(new DiffCommand(terminal))
                .addSubcommand(new ExplainCommand(terminal))
                .addSubcommand(new BacktestCommand(terminal));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "do what with rules? Try: atr rules lint FILE");
    }
}
