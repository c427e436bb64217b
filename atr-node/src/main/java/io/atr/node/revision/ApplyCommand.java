package io.atr.node.revision;

import io.atr.control.v1.ApplyRulesRequest;
import io.atr.node.cli.ExitCode;
import io.atr.node.cli.Terminal;
import java.io.Console;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code atr rules apply}. */
@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Puts a file of rules in force in a running node, while traffic flows.",
        description = {
            "",
            "With --base-version the node takes the rules only if that version is in force. Without, the plan is shown and "
                    + "you are asked; the change is then made only if the plan still holds. A file that is wrong changes "
                    + "nothing.",
            "",
            "JSON: success, version (in force afterwards), refusal, findings."
        },
        parameterListHeading = "%nFile:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:in force",
            " 1:refused, or you said no: another change came between, or it could not be written down",
            " 2:the command line does not make sense, or names a file that is not there",
            "69:no node answers",
            "77:not permitted",
            "78:the file is wrong, or does not fit the node",
        },
        footer = {
            "",
            "Examples:",
            "  atr rules apply new.yaml --base-version 12 --comment 'market opens'",
            "  atr rules apply new.yaml --yes",
        })
final class ApplyCommand extends NodeCommand {
    @Parameters(paramLabel = "FILE", description = "The rules as they are to be.")
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private Path file;

    @Option(
            names = "--base-version",
            paramLabel = "N",
            description = "What must be in force, as atr rules plan says it.")
    private @Nullable Long base;

    @Option(names = "--comment", paramLabel = "TEXT", description = "Why, for the history.")
    private String comment = "";

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    ApplyCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    void check() {
        if (base != null && base < 0) {
            throw usage("--base-version " + base + ": versions are 0 or more");
        }
        if (base == null && !yes && console() == null) {
            throw usage("nobody is there to ask: name the version that atr rules plan shows by --base-version, or write"
                    + " --yes");
        }
    }

    @Override
    int run(Conversation with) {
        try {
            String text = text(file, with.terminal());
            long expected;
            if (base == null) {
                PlanReport plan = PlanReport.ask(file, text, with);
                plan.print(with);
                if (!plan.isUsable()) {
                    return ExitCode.BAD_CONFIG;
                }
                if (!yes && !agrees()) {
                    with.terminal().err().println("atr: nothing was changed");
                    return ExitCode.FINDINGS;
                }
                expected = plan.answer().getBaseVersion();
            } else {
                expected = base;
            }
            ApplyRulesRequest request = ApplyRulesRequest.newBuilder()
                    .setBaseVersion(expected)
                    .setName(file.toString())
                    .setText(text)
                    .setComment(comment)
                    .build();
            return ChangeReport.tell(with.ask(stub -> stub.applyRules(request)), with);
        } catch (BrokenRulesException e) {
            return e.exitCode();
        }
    }

    private static boolean agrees() {
        Console console = console();
        String answer = console == null ? null : console.readLine("apply? (y/N) ");
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }

    @SuppressWarnings("SystemConsoleNull") // it is null where the system property jdk.console asks for the plain one
    private static @Nullable Console console() {
        Console console = System.console();
        return console != null && console.isTerminal() ? console : null;
    }
}
