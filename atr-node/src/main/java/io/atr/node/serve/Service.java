package io.atr.node.serve;

import io.atr.node.cli.ExitCode;
import io.atr.node.cli.Signals;
import io.atr.node.cli.Terminal;
import io.atr.node.serve.config.NodeConfig;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Runs a node from the first signal it hears to the last. */
final class Service {
    private static final int SIGNAL = 128;
    private static final int SIGINT = 2;
    private static final int SIGTERM = 15;

    private enum Wish {
        RELOAD,
        END
    }

    private final Terminal terminal;
    private final Consumer<String> say;
    private final BlockingQueue<Wish> wishes = new LinkedBlockingQueue<>();
    private final AtomicBoolean ending = new AtomicBoolean();

    /** @param say told a line each of what happens; by any thread */
    Service(Terminal terminal, Consumer<String> say) {
        this.terminal = terminal;
        this.say = say;
    }

    /** Runs it until it is asked to end; answers the exit code. */
    int run(NodeConfig config) {
        listen("TERM", SIGTERM);
        listen("INT", SIGINT);
        Signals _ = Signals.on("HUP", () -> wishes.add(Wish.RELOAD));
        Supervisor supervisor = Supervisor.ofEnvironment(say);
        Node node = Node.start(config, say);
        terminal.out().println(node.readyLine());
        if (terminal.out().checkError()) {
            say.accept("ready, but standard output does not take the line that says so");
        }
        supervisor.ready(node.readyLine());
        while (next() != Wish.END) {
            supervisor.reloading();
            node.reload().forEach(say);
            supervisor.ready(node.readyLine());
        }
        supervisor.stopping();
        if (node.drain()) {
            return ExitCode.OK;
        }
        say.accept("ended after " + config.drain().toSeconds()
                + " s with work left: a subscriber that waits, or a caller; --drain gives it more time");
        return ExitCode.FINDINGS;
    }

    private void listen(String name, int number) {
        Signals _ = Signals.on(name, () -> {
            if (!ending.compareAndSet(false, true)) {
                Runtime.getRuntime().halt(SIGNAL + number);
            }
            wishes.add(Wish.END);
        });
    }

    private Wish next() {
        try {
            return wishes.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Wish.END;
        }
    }
}
