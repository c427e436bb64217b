package io.atr.node.revision;

import io.atr.node.cli.ExitCode;
import io.atr.node.cli.Terminal;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code atr rules plan}. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Says what a file of rules would change in a running node, and for whom.",
        description = {
            "",
            "Nothing is changed. The last line is the command that makes exactly this change: the node refuses it if "
                    + "another change came between.",
            "",
            "JSON: file, base_version, usable, findings, changes (topics and senders that differ), difference (lines)."
        },
        parameterListHeading = "%nFile:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:the file can be applied, whatever it changes",
            " 2:the command line does not make sense, or names a file that is not there",
            "69:no node answers",
            "77:not permitted",
            "78:the file is wrong, or does not fit the node",
        },
        footer = {"", "Example:", "  atr rules plan new.yaml"})
final class PlanCommand extends NodeCommand {
    @Parameters(paramLabel = "FILE", description = "The rules as they would be.")
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private Path file;

    PlanCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(Conversation with) {
        try {
            PlanReport plan = PlanReport.ask(file, text(file, with.terminal()), with);
            plan.print(with);
            with.write(plan.json());
            if (!plan.isUsable()) {
                return ExitCode.BAD_CONFIG;
            }
            with.shown().out().println();
            with.shown()
                    .out()
                    .println("to apply it: atr rules apply " + file + " --base-version "
                            + plan.answer().getBaseVersion());
            return ExitCode.OK;
        } catch (BrokenRulesException e) {
            return e.exitCode();
        }
    }
}
