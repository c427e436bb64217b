package io.atr.bench.cli;

import io.atr.node.cli.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code atr bench}: only its subcommands do anything. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "WHAT",
        header =
                "Measures ATR: beside its peers, across processes, stage by stage, idle, crowded, under rule swaps, over gRPC, under a profiler.",
        description = {
            "",
            "Figures are worth what the machine is worth at that moment: run nothing else meanwhile. Counts and checksums "
                    + "are verified in every sample; a wrong one ends the run.",
        },
        commandListHeading = "%nMeasurements:%n",
        optionListHeading = "%nOptions:%n")
final class BenchCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private CommandSpec spec;

    private BenchCommand() {}

    /** The command with its subcommands. */
    static CommandLine withSubcommands(Terminal terminal) {
        return new CommandLine(new BenchCommand())
                .addSubcommand(new PeersCommand(terminal))
                .addSubcommand(new MatchCommand(terminal))
                .addSubcommand(new NodeCommand(terminal))
                .addSubcommand(new AcrossCommand(terminal))
                .addSubcommand(new AcrossNodeCommand(terminal))
                .addSubcommand(new StagesCommand(terminal))
                .addSubcommand(new IdleCommand(terminal))
                .addSubcommand(new LanesCommand(terminal))
                .addSubcommand(new SwapCommand(terminal))
                .addSubcommand(new GrpcCommand(terminal))
                .addSubcommand(new ProfileCommand(terminal));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "measure what? Try: atr bench peers");
    }
}
