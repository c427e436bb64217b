package io.atr.node.revision;

import io.atr.control.v1.GetRulesRequest;
import io.atr.control.v1.GetRulesResponse;
import io.atr.control.v1.RulesGrpc;
import io.atr.governance.Verdict;
import io.atr.node.cli.ConsoleTable;
import io.atr.node.cli.ConsoleTable.Column;
import io.atr.node.cli.ExitCode;
import io.atr.node.cli.JsonOption;
import io.atr.node.cli.JsonOut;
import io.atr.node.cli.Style;
import io.atr.node.cli.Terminal;
import io.atr.node.reach.NodeChannel;
import io.atr.node.reach.NodeOptions;
import io.atr.node.replay.RulesFile;
import io.atr.node.rules.RuleBook;
import io.atr.node.rules.RulesException;
import io.atr.node.rules.RulesReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
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
            "69:the file cannot be read to its end, or no node answers",
            "77:the file may not be read",
            "78:the file is wrong",
        },
        footer = {
            "",
            "Examples:",
            "  atr rules explain rules.yaml nyse nyse.symbols",
            "  atr rules explain rules.yaml udp:10.197.41.180:5000 7",
            "  atr rules explain --node 127.0.0.1:7400 nyse nyse.symbols",
        })
final class ExplainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE SENDER TOPIC",
            hideParamSyntax = true,
            description = {
                "FILE: the rules; leave it out to ask the node that --node names.",
                "SENDER: its id, name or address, or an endpoint.",
                "TOPIC: its id or name."
            })
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private List<String> words;

    @Mixin
    private final NodeOptions node = new NodeOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<String> asked = asked();
        String sender = asked.getFirst();
        String topic = asked.getLast();
        Optional<JsonOut> document = json.open(terminal);
        try {
            Sourced rules = node.isNamed() ? ofNode() : ofFile(Path.of(words.getFirst()));
            Explanation found = Explainer.explain(rules.book(), sender, topic);
            print(rules.name() + ": sender " + sender + " on topic " + topic, found, json.reports(terminal));
            document.ifPresent(place -> place.write(ExplainJson.of(rules.name(), sender, topic, found)));
            return ExitCode.OK;
        } catch (BrokenRulesException e) {
            return e.exitCode();
        }
    }

    /** Rules, and what to call them. */
    private record Sourced(String name, RuleBook book) {}

    /** Sender and topic. */
    private List<String> asked() {
        List<String> names = node.isNamed() ? List.of("SENDER", "TOPIC") : List.of("FILE", "SENDER", "TOPIC");
        if (words.size() < names.size()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Missing required parameter: " + String.join(" ", names.subList(words.size(), names.size())));
        }
        if (words.size() > names.size()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "'" + words.get(names.size()) + "' is one too many"
                            + (node.isNamed() ? ": with --node no file" : ""));
        }
        if (!node.isNamed()) {
            RuleFiles.keep(spec, List.of(Path.of(words.getFirst())));
        }
        return words.subList(names.size() - 2, names.size());
    }

    private Sourced ofFile(Path file) throws BrokenRulesException {
        return new Sourced(
                file.toString(), RuleFiles.needed(terminal.err(), file).getFirst());
    }

    private Sourced ofNode() throws BrokenRulesException {
        try (NodeChannel channel = node.open()) {
            GetRulesResponse rules = channel.ask(
                    () -> channel.patient(RulesGrpc::newBlockingStub).getRules(GetRulesRequest.getDefaultInstance()));
            String name = "rules version " + rules.getVersion() + " of the node at " + channel.address();
            return new Sourced(name, RulesReader.parse(name, rules.getText()));
        } catch (RulesException e) {
            throw new BrokenRulesException(RulesFile.report(e, terminal.err()));
        }
    }

    private void print(String heading, Explanation found, Terminal shown) {
        Style style = shown.style();
        shown.out().println(style.bold(heading));
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
