package io.atr.node.revision;

import io.atr.control.v1.GetShadowRequest;
import io.atr.control.v1.ShadowReport;
import io.atr.control.v1.StartShadowRequest;
import io.atr.control.v1.StopShadowRequest;
import io.atr.node.cli.Terminal;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code atr rules shadow}: only its subcommands do anything. */
@Command(
        name = "shadow",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "WHAT",
        header = "Tries other rules on a node's live traffic: counted, reported, never enforced.",
        description = {
            "",
            "The shadow sees the packets that passed, so it tells what the other rules would refuse of them. What the "
                    + "rules in force refuse never reaches it, nor do quotas of packets in flight count. A bucket of the "
                    + "shadow holds ten milliseconds' worth of its rate more than its rule says, since packets are judged "
                    + "a little after they passed."
        },
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Examples:",
            "  atr rules shadow start tighter.yaml",
            "  atr rules shadow show",
            "  atr rules shadow stop",
        })
final class ShadowCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private CommandSpec spec;

    private ShadowCommand() {}

    static CommandLine withSubcommands(Terminal terminal) {
        return new CommandLine(new ShadowCommand())
                .addSubcommand(new Start(terminal))
                .addSubcommand(new Show(terminal))
                .addSubcommand(new Stop(terminal));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "do what with the shadow? Try: atr rules shadow show");
    }

    /** {@code atr rules shadow start}. */
    @Command(
            name = "start",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            header = "Begins to judge what passes by a file's rules as well.")
    static final class Start extends NodeCommand {
        @Parameters(paramLabel = "FILE", description = "The rules to try.")
        @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
        private Path file;

        Start(Terminal terminal) {
            super(terminal);
        }

        @Override
        int run(Conversation with) {
            try {
                StartShadowRequest request = StartShadowRequest.newBuilder()
                        .setName(file.toString())
                        .setText(text(file, with.terminal()))
                        .build();
                ShadowReport report = with.ask(stub -> stub.startShadow(request));
                return new ShadowText(report).tellStart(with);
            } catch (BrokenRulesException e) {
                return e.exitCode();
            }
        }
    }

    /** {@code atr rules shadow show}. */
    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            header = "Says what the shadow has seen so far.")
    static final class Show extends NodeCommand {
        Show(Terminal terminal) {
            super(terminal);
        }

        @Override
        int run(Conversation with) {
            return new ShadowText(with.ask(stub -> stub.getShadow(GetShadowRequest.getDefaultInstance()))).tell(with);
        }
    }

    /** {@code atr rules shadow stop}. */
    @Command(
            name = "stop",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            header = "Ends the shadow and says what it has seen.")
    static final class Stop extends NodeCommand {
        Stop(Terminal terminal) {
            super(terminal);
        }

        @Override
        int run(Conversation with) {
            return new ShadowText(with.ask(stub -> stub.stopShadow(StopShadowRequest.getDefaultInstance()))).tell(with);
        }
    }
}
