package io.atr.node.revision;

import io.atr.governance.Verdict;
import io.atr.node.cli.ConsoleTable;
import io.atr.node.cli.ConsoleTable.Column;
import io.atr.node.cli.ExitCode;
import io.atr.node.cli.JsonOption;
import io.atr.node.cli.JsonOut;
import io.atr.node.cli.Style;
import io.atr.node.cli.Terminal;
import io.atr.node.rules.RuleBook;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code atr rules explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Says which lines of a file decide about a sender's packets on a topic.",
        description = {
            "",
            "Goes through the rules in a shard's order: the topic, the sender, the patterns that permit or deny (deny beats "
                    + "publish), the sender's quota, the topic's bucket. The last line is the verdict on the first packet, "
                    + "and what it hangs on.",
            "",
            "JSON: file, topic and sender as asked for, topic_id and sender_id (null where there is none), steps (a list of "
                    + "{check, line, column, what, holds}; line and column are null where no line says it), verdict, "
                    + "reason, text (the last line)."
        },
        parameterListHeading = "%nWhat to explain:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:explained, whatever the verdict; a sender or topic that is not known is dropped",
            " 2:the command line does not make sense, or names a file that is not there",
            "69:the file cannot be read to its end",
            "77:the file may not be read",
            "78:the file is wrong",
        },
        footer = {
            "",
            "Examples:",
            "  atr rules explain rules.yaml nyse nyse.symbols",
            "  atr rules explain rules.yaml udp:10.197.41.180:5000 7",
        })
final class ExplainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The rules.")
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private Path file;

    @Parameters(index = "1", paramLabel = "SENDER", description = "Its id, name or address, or an endpoint.")
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private String sender;

    @Parameters(index = "2", paramLabel = "TOPIC", description = "Its id or name.")
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private String topic;

    @Mixin
    private final JsonOption json = new JsonOption();

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RuleFiles.keep(spec, List.of(file));
        Optional<JsonOut> document = json.open(terminal);
        try {
            RuleBook book = RuleFiles.needed(terminal.err(), file).getFirst();
            Explanation found = Explainer.explain(book, sender, topic);
            print(found, json.reports(terminal));
            document.ifPresent(place -> place.write(ExplainJson.of(file, sender, topic, found)));
            return ExitCode.OK;
        } catch (BrokenRulesException e) {
            return e.exitCode();
        }
    }

    private void print(Explanation found, Terminal shown) {
        Style style = shown.style();
        shown.out().println(style.bold(file + ": sender " + sender + " on topic " + topic));
        shown.out().println();
        ConsoleTable table = ConsoleTable.of(
                        Column.left("check"),
                        Column.left("line:column"),
                        Column.left(""),
                        Column.left("what the rules say"))
                .style(style);
        for (Step step : found.steps()) {
            String mark = step.holds() ? style.good("yes") : style.bad("no");
            table.row(step.check(), step.place() == null ? "-" : step.place().toString(), mark, step.what());
        }
        table.print(shown.out());
        shown.out().println();
        boolean passes = found.reason().verdict() == Verdict.ALLOW;
        shown.out().println(passes ? style.good(found.verdict()) : style.bad(found.verdict()));
    }
}
