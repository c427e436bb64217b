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
        header = "Looks at files of rules, and changes the rules of a running node.",
        description = {
            "",
            "lint, diff, explain and backtest read files, and that is all. plan, get, history and shadow show ask a running "
                    + "node. apply, rollback, reload, shadow start and shadow stop need the role operator there. "
                    + "docs/rules.md tells how rules are written and how they live."
        },
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Examples:",
            "  atr rules lint docs/examples/*.yaml",
            "  atr rules diff rules.yaml new.yaml",
            "  atr rules explain rules.yaml 10.197.41.180 nyse.symbols",
            "  atr rules plan new.yaml",
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
                .addSubcommand(new BacktestCommand(terminal))
                .addSubcommand(new GetCommand(terminal))
                .addSubcommand(new PlanCommand(terminal))
                .addSubcommand(new ApplyCommand(terminal))
                .addSubcommand(new RollbackCommand(terminal))
                .addSubcommand(new ReloadCommand(terminal))
                .addSubcommand(new HistoryCommand(terminal))
                .addSubcommand(ShadowCommand.withSubcommands(terminal));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "do what with rules? Try: atr rules lint FILE");
    }
}
