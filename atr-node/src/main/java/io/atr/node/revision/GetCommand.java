package io.atr.node.revision;

import io.atr.control.v1.GetRulesRequest;
import io.atr.control.v1.GetRulesResponse;
import io.atr.node.cli.ExitCode;
import io.atr.node.cli.JsonObject;
import io.atr.node.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code atr rules get}. */
@Command(
        name = "get",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Prints the rules of a running node, as the file that they were read from.",
        description = {"", "JSON: version, source, text. Which version it is goes to stderr."},
        parameterListHeading = "%nVersion:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:printed",
            " 1:there is no such version, or no rules are in force",
            " 2:the command line does not make sense",
            "69:no node answers",
            "77:not permitted",
        },
        footer = {"", "Example:", "  atr rules get > rules.yaml"})
final class GetCommand extends NodeCommand {
    @Parameters(arity = "0..1", paramLabel = "VERSION", description = "One of the history (default: what is in force).")
    private long version;

    GetCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    void check() {
        if (version < 0) {
            throw usage("version " + version + ": versions are 1 or more");
        }
    }

    @Override
    int run(Conversation with) {
        GetRulesRequest request =
                GetRulesRequest.newBuilder().setVersion(version).build();
        GetRulesResponse rules = with.ask(stub -> stub.getRules(request));
        if (rules.getVersion() == 0) {
            with.terminal().err().println("atr: no rules are in force, so everything is refused; see atr rules apply");
            return ExitCode.FINDINGS;
        }
        with.terminal().err().println("atr: rules version " + rules.getVersion() + " (" + rules.getSource() + ")");
        with.shown().out().print(rules.getText());
        with.write(new JsonObject()
                .put("version", rules.getVersion())
                .put("source", rules.getSource())
                .put("text", rules.getText()));
        return ExitCode.OK;
    }
}
