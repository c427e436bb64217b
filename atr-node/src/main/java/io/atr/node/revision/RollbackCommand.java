package io.atr.node.revision;

import io.atr.control.v1.RollbackRulesRequest;
import io.atr.node.cli.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code atr rules rollback}. */
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Puts the rules of an earlier version in force, as a new version.",
        description = {"", "JSON: success, version (in force afterwards), refusal, findings."},
        parameterListHeading = "%nVersion:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:in force",
            " 1:refused: no such version, another change came between, or it could not be written down",
            " 2:the command line does not make sense",
            "69:no node answers",
            "77:not permitted",
            "78:the old rules do not fit the node any more",
        },
        footer = {"", "Example:", "  atr rules rollback 11 --comment 'too tight'"})
final class RollbackCommand extends NodeCommand {
    @Parameters(paramLabel = "VERSION", description = "One that atr rules history lists.")
    private long version;

    @Option(names = "--base-version", paramLabel = "N", description = "What must be in force, else nothing is changed.")
    private @Nullable Long base;

    @Option(names = "--comment", paramLabel = "TEXT", description = "Why, for the history.")
    private String comment = "";

    RollbackCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    void check() {
        if (version < 1) {
            throw usage("version " + version + ": versions to go back to are 1 or more");
        }
        if (base != null && base < 0) {
            throw usage("--base-version " + base + ": versions are 0 or more");
        }
    }

    @Override
    int run(Conversation with) {
        RollbackRulesRequest.Builder request =
                RollbackRulesRequest.newBuilder().setToVersion(version).setComment(comment);
        if (base != null) {
            request.setBaseVersion(base);
        }
        return ChangeReport.tell(with.ask(stub -> stub.rollbackRules(request.build())), with);
    }
}
