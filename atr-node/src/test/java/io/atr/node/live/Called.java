package io.atr.node.live;

import io.atr.Publication;
import io.atr.PublicationOptions;
import io.atr.Subscription;
import io.atr.SubscriptionOptions;
import io.atr.node.cli.CommandException;
import io.atr.node.cli.Terminal;
import io.atr.node.reach.NodeChannel;
import io.atr.node.reach.NodeOptions;
import io.atr.node.remote.TestNode;
import io.grpc.inprocess.InProcessChannelBuilder;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import picocli.CommandLine;

/** A verb that was called: its exit code and what it printed. */
record Called(int code, byte[] bytes, String err) {
    static Called of(Function<Terminal, Object> verb, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = run(verb, out, err, args);
        return new Called(code, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }

    static int run(Function<Terminal, Object> verb, OutputStream out, OutputStream err, String... args) {
        Terminal terminal = Terminal.plain(out, err);
        CommandLine command = new CommandLine(verb.apply(terminal));
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setExecutionExceptionHandler((e, failed, result) -> {
            if (e instanceof CommandException expected) {
                terminal.err().println(expected.line());
                return expected.exitCode();
            }
            throw e;
        });
        command.setParameterExceptionHandler((e, given) -> {
            terminal.err().println(e.getMessage());
            return 2;
        });
        return command.execute(args);
    }

    String out() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Leads to a node of this process; what would be shared memory is the bus itself. */
    static Ways to(TestNode node) {
        return new Ways() {
            @Override
            public NodeChannel channel(NodeOptions options) {
                return NodeChannel.over(
                        InProcessChannelBuilder.forName(node.address()).build());
            }

            @Override
            public Memory memory(NodeOptions options) {
                return new Memory() {
                    @Override
                    public Publication publish(PublicationOptions wish) {
                        return node.bus().publish(wish);
                    }

                    @Override
                    public Subscription subscribe(SubscriptionOptions wish) {
                        Subscription subscription = node.bus().subscribe(wish);
                        node.subscribed();
                        return subscription;
                    }

                    @Override
                    public void close() {}
                };
            }
        };
    }
}
