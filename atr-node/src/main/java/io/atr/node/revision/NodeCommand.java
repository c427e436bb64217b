package io.atr.node.revision;

import io.atr.control.v1.RulesGrpc;
import io.atr.node.cli.JsonObject;
import io.atr.node.cli.JsonOption;
import io.atr.node.cli.JsonOut;
import io.atr.node.cli.Terminal;
import io.atr.node.reach.NodeChannel;
import io.atr.node.reach.NodeOptions;
import io.atr.node.replay.RulesFile;
import io.atr.node.rules.RulesException;
import io.atr.node.rules.RulesReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all verbs have in common that ask a node about its rules. */
abstract class NodeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private CommandSpec spec;

    @Mixin
    private final NodeOptions node = new NodeOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    NodeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Talks to the node; answers the exit code. */
    abstract int run(Conversation with);

    @Override
    public Integer call() {
        check();
        Optional<JsonOut> document = json.open(terminal);
        try (NodeChannel channel = node.open()) {
            return run(new Conversation(channel, json.reports(terminal), terminal, document));
        }
    }

    /** Looks at the options before anything is sent. */
    void check() {}

    /** An end because the command line makes no sense. */
    ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /**
     * The text of a rule file; what is in it is for the node to judge.
     *
     * @throws BrokenRulesException when it cannot be read, after it was said why
     */
    static String text(Path file, Terminal terminal) throws BrokenRulesException {
        try {
            return RulesReader.text(file);
        } catch (RulesException e) {
            throw new BrokenRulesException(RulesFile.report(e, terminal.err()));
        }
    }

    /**
     * A node that is being asked.
     *
     * @param shown where reports go
     * @param terminal where data and complaints go
     * @param document where the same goes as JSON
     */
    record Conversation(NodeChannel channel, Terminal shown, Terminal terminal, Optional<JsonOut> document) {
        /** Makes a call. */
        <T> T ask(Function<RulesGrpc.RulesBlockingStub, T> call) {
            return channel.ask(() -> call.apply(channel.patient(RulesGrpc::newBlockingStub)));
        }

        /** Writes the document, if it was asked for. */
        void write(JsonObject object) {
            document.ifPresent(place -> place.write(object));
        }
    }
}
