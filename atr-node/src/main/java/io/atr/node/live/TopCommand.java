package io.atr.node.live;

import io.atr.control.v1.NodeGrpc;
import io.atr.control.v1.NodeStatus;
import io.atr.control.v1.WatchStatusRequest;
import io.atr.node.cli.ExitCode;
import io.atr.node.cli.JsonOption;
import io.atr.node.cli.JsonOut;
import io.atr.node.cli.StopSignal;
import io.atr.node.cli.Terminal;
import io.atr.node.reach.NodeChannel;
import io.atr.node.reach.NodeOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code atr top}. */
@Command(
        name = "top",
        mixinStandardHelpOptions = true,
        header = "Watches a running node's shards: rates, reasons, queues, anew each second.",
        description = {
            "",
            "On a terminal a screen; q or Ctrl-C ends it. Elsewhere a line a second, for all shards together.",
        },
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:ended by q, Ctrl-C, --count or a closed pipe", "69:no node, or it went away"},
        footer = {"", "Examples:", "  ./atr top", "  ./atr top --count 60 > minute.log"})
final class TopCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MILLIS = 1000;
    private static final String ENTER = "\u001b[?1049h\u001b[?25l";
    private static final String LEAVE = "\u001b[?25h\u001b[?1049l";
    private static final String HOME = "\u001b[H";
    private static final String REST_OF_LINE = "\u001b[K";
    private static final String REST_OF_SCREEN = "\u001b[J";

    private final Terminal terminal;
    private final Ways ways;
    private final int millis;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private CommandSpec spec;

    @Mixin
    private final NodeOptions node = new NodeOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Option(names = "--count", paramLabel = "N", description = "End after so many seconds.")
    private long count = Long.MAX_VALUE;

    private @Nullable NodeStatus before;
    private @Nullable NodeStatus last;
    private long shown;

    TopCommand(Terminal terminal, Ways ways) {
        this(terminal, ways, MILLIS);
    }

    TopCommand(Terminal terminal, Ways ways, int millis) {
        this.terminal = terminal;
        this.ways = ways;
        this.millis = millis;
    }

    @Override
    public Integer call() {
        if (count < 1) {
            throw new ParameterException(spec.commandLine(), "--count takes a number from 1");
        }
        Optional<JsonOut> report = json.open(terminal);
        Terminal screen = json.reports(terminal);
        try (StopSignal stop = StopSignal.usualEnd(PATIENCE);
                NodeChannel channel = ways.channel(node)) {
            if (screen.outLive()) {
                watchOnScreen(screen, channel, stop);
            } else {
                watch(
                        channel,
                        stop,
                        (first, now) -> screen.out().println(new TopText(screen.style()).line(first, now)));
            }
            NodeStatus first = before;
            NodeStatus now = last;
            if (first != null && now != null) {
                report.ifPresent(place -> place.write(StatusJson.of(first, now)));
            }
        }
        return ExitCode.OK;
    }

    /** Draws two statuses. */
    private interface Drawing {
        void draw(NodeStatus before, NodeStatus now);
    }

    private void watchOnScreen(Terminal screen, NodeChannel channel, StopSignal stop) {
        TopText text = new TopText(screen.style());
        try (Keys _ = Keys.listen('q', stop::raise)) {
            screen.out().print(ENTER);
            watch(channel, stop, (first, now) -> {
                StringBuilder page = new StringBuilder(HOME);
                text.screen(first, now, System.currentTimeMillis())
                        .forEach(line -> page.append(line).append(REST_OF_LINE).append("\r\n"));
                screen.out().print(page.append(REST_OF_SCREEN));
            });
        } finally {
            screen.out().print(LEAVE);
            screen.out().flush();
        }
    }

    private void watch(NodeChannel channel, StopSignal stop, Drawing drawing) {
        WatchStatusRequest request =
                WatchStatusRequest.newBuilder().setIntervalMillis(millis).build();
        Messages.read(
                channel, stop, () -> channel.stub(NodeGrpc::newBlockingStub).watchStatus(request), now -> {
                    NodeStatus first = last;
                    before = first;
                    last = now;
                    if (first == null) {
                        return true;
                    }
                    drawing.draw(first, now);
                    return ++shown < count && !terminal.out().checkError();
                });
    }
}
