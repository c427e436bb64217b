package io.atr.node.live;

import io.atr.Answer;
import io.atr.Subscription;
import io.atr.SubscriptionOptions;
import io.atr.governance.TopicSet;
import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import io.atr.node.cli.JsonObject;
import io.atr.node.cli.JsonOption;
import io.atr.node.cli.JsonOut;
import io.atr.node.cli.StopSignal;
import io.atr.node.cli.Terminal;
import io.atr.node.cli.Units;
import io.atr.node.reach.NodeOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code atr sub}. */
@Command(
        name = "sub",
        mixinStandardHelpOptions = true,
        header = "Subscribes over shared memory and prints what arrives.",
        description = {
            "",
            "A lossy subscriber is overrun when it is slow and told how much it missed; the node waits for a gating"
                    + " one, which takes a grant (gating: true in the access file), and detaches it when it waits for too"
                    + " long. Ctrl-C ends it.",
        },
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:ended by --count, Ctrl-C or a closed pipe",
            " 1:the node detached a subscriber that was too slow",
            "69:no node, or it went away for good",
            "77:topics may not be read, or the node may not be made to wait",
        },
        footer = {
            "",
            "Examples:",
            "  ./atr sub",
            "  ./atr sub --topic prices --count 10",
            "  ./atr sub --mode gating --raw | consumer",
        })
final class SubCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int POLL_LIMIT = 256;
    private static final long NAP_NANOS = 1_000_000;

    private final Terminal terminal;
    private final Ways ways;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private CommandSpec spec;

    @Mixin
    private final NodeOptions node = new NodeOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Option(names = "--topic", paramLabel = "NAME|ID", description = "Packets of this topic; may be repeated.")
    private List<String> topics = new ArrayList<>();

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private SubscriptionOptions.Mode mode = SubscriptionOptions.Mode.LOSSY;

    @Option(names = "--count", paramLabel = "N", description = "End after so many packets.")
    private long count = Long.MAX_VALUE;

    @Option(names = "--raw", description = "Write the 64 bytes of each packet, and nothing else.")
    private boolean raw;

    SubCommand(Terminal terminal, Ways ways) {
        this.terminal = terminal;
        this.ways = ways;
    }

    @Override
    public Integer call() {
        if (count < 1) {
            throw new ParameterException(spec.commandLine(), "--count takes a number from 1");
        }
        Optional<JsonOut> report = json.open(terminal);
        Names names = Names.where(topics, !raw, () -> ways.channel(node));
        PacketPrinter printer = new PacketPrinter(json.reports(terminal).out(), names, raw);
        try (StopSignal stop = StopSignal.usualEnd(PATIENCE);
                Memory memory = ways.memory(node);
                Subscription subscription = memory.subscribe(wish(names))) {
            try {
                read(subscription, printer, stop);
            } finally {
                terminal.err()
                        .println(Units.count(printer.printed()) + " packets, " + Units.count(subscription.missed())
                                + " missed");
            }
            report.ifPresent(place -> place.write(
                    new JsonObject().put("packets", printer.printed()).put("missed", subscription.missed())));
        }
        return ExitCode.OK;
    }

    private SubscriptionOptions wish(Names names) {
        SubscriptionOptions all = new SubscriptionOptions(mode, null);
        int[] ids = names.topics(topics).stream().mapToInt(Integer::intValue).toArray();
        for (int id : ids) {
            if (id < 0 || id >= 1 << 20) {
                throw new CommandException(
                        ExitCode.USAGE, "topic " + Integer.toUnsignedString(id) + ": no bus has more than 2^20 topics");
            }
        }
        return ids.length == 0 ? all : all.topics(TopicSet.of(ids));
    }

    private void read(Subscription subscription, PacketPrinter printer, StopSignal stop) {
        while (!stop.isRaised() && printer.printed() < count) {
            int limit = (int) Math.min(POLL_LIMIT, count - printer.printed());
            int polled = subscription.poll(printer::print, limit);
            switch (polled) {
                case Answer.CLOSED ->
                    throw new CommandException(
                            ExitCode.UNAVAILABLE, "the node ended the subscription; start it again when it is back");
                case Answer.DETACHED ->
                    throw new CommandException(
                            ExitCode.FINDINGS,
                            "this subscriber kept the node waiting for too long and was detached; read faster, or with"
                                    + " --mode lossy");
                case Answer.NOT_CONNECTED, 0 -> LockSupport.parkNanos(NAP_NANOS);
                default -> {
                    if (!printer.isRead()) {
                        return;
                    }
                }
            }
        }
    }
}
