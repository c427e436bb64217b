package io.atr.node.revision;

import io.atr.control.v1.ReloadRulesRequest;
import io.atr.node.cli.Terminal;
import picocli.CommandLine.Command;

/** {@code atr rules reload}. */
@Command(
        name = "reload",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Has a node read the rules file again that it was started with, as SIGHUP does.",
        description = {"", "JSON: success, version (in force afterwards), refusal, findings."},
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:in force, or unchanged",
            " 1:refused: the node has no rules file, or the change could not be written down",
            " 2:the command line does not make sense",
            "69:no node answers",
            "77:not permitted",
            "78:the file is wrong, or does not fit the node",
        })
final class ReloadCommand extends NodeCommand {
    ReloadCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(Conversation with) {
        return ChangeReport.tell(with.ask(stub -> stub.reloadRules(ReloadRulesRequest.getDefaultInstance())), with);
    }
}
