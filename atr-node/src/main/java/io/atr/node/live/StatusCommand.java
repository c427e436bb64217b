package io.atr.node.live;

import io.atr.control.v1.Lane;
import io.atr.control.v1.ListLanesRequest;
import io.atr.control.v1.ListSessionsRequest;
import io.atr.control.v1.NodeGrpc;
import io.atr.control.v1.NodeStatus;
import io.atr.control.v1.Session;
import io.atr.control.v1.WatchStatusRequest;
import io.atr.node.cli.ExitCode;
import io.atr.node.cli.JsonObject;
import io.atr.node.cli.JsonOption;
import io.atr.node.cli.JsonOut;
import io.atr.node.cli.StopSignal;
import io.atr.node.cli.Terminal;
import io.atr.node.reach.NodeChannel;
import io.atr.node.reach.NodeOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code atr status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        header = "Shows what a running node is doing, on one screen.",
        description = {
            "",
            "Counts are those since the node was started; the column now is the rate of the second in which the"
                    + " command ran.",
        },
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:a node answered", "69:no node answers", "77:the node does not let this caller observe it"},
        footer = {
            "",
            "Examples:",
            "  ./atr status",
            "  ./atr status --clients",
            "  ./atr status --node 127.0.0.1:7400 --json -",
        })
final class StatusCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MILLIS = 1000;

    private final Terminal terminal;
    private final Ways ways;
    private final int millis;

    @Mixin
    private final NodeOptions node = new NodeOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Option(names = "--clients", description = "Also list the sessions and the lanes that feed the shards.")
    private boolean clients;

    StatusCommand(Terminal terminal, Ways ways) {
        this(terminal, ways, MILLIS);
    }

    StatusCommand(Terminal terminal, Ways ways, int millis) {
        this.terminal = terminal;
        this.ways = ways;
        this.millis = millis;
    }

    @Override
    public Integer call() {
        Optional<JsonOut> report = json.open(terminal);
        Terminal shown = json.reports(terminal);
        List<NodeStatus> seen = new ArrayList<>();
        WatchStatusRequest request =
                WatchStatusRequest.newBuilder().setIntervalMillis(millis).build();
        try (StopSignal stop = StopSignal.install(PATIENCE);
                NodeChannel channel = ways.channel(node)) {
            Messages.read(
                    channel,
                    stop,
                    () -> channel.patient(NodeGrpc::newBlockingStub).watchStatus(request),
                    status -> {
                        seen.add(status);
                        return seen.size() < 2;
                    });
            if (!seen.isEmpty()) {
                NodeStatus first = seen.getFirst();
                NodeStatus last = seen.getLast();
                long time = System.currentTimeMillis();
                JsonObject document = StatusJson.of(first, last);
                new StatusText(shown.style()).status(first, last, time).forEach(shown.out()::println);
                if (clients && !stop.isRaised()) {
                    ClientList list = clients(channel, stop);
                    list.lines(shown.style(), time).forEach(shown.out()::println);
                    document.put("clients", list.json());
                }
                report.ifPresent(place -> place.write(document));
            }
        }
        return ExitCode.OK;
    }

    private static ClientList clients(NodeChannel channel, StopSignal stop) {
        List<Session> sessions = new ArrayList<>();
        List<Lane> lanes = new ArrayList<>();
        NodeGrpc.NodeBlockingStub node = channel.patient(NodeGrpc::newBlockingStub);
        Messages.read(channel, stop, () -> node.listSessions(ListSessionsRequest.getDefaultInstance()), sessions::add);
        Messages.read(channel, stop, () -> node.listLanes(ListLanesRequest.getDefaultInstance()), lanes::add);
        return new ClientList(sessions, lanes);
    }
}
