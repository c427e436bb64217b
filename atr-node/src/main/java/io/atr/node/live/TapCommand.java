package io.atr.node.live;

import io.atr.control.v1.NodeGrpc;
import io.atr.control.v1.TapRequest;
import io.atr.node.cli.ExitCode;
import io.atr.node.cli.JsonObject;
import io.atr.node.cli.JsonOption;
import io.atr.node.cli.JsonOut;
import io.atr.node.cli.StopSignal;
import io.atr.node.cli.Terminal;
import io.atr.node.cli.Units;
import io.atr.node.reach.NodeChannel;
import io.atr.node.reach.NodeOptions;
import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code atr tap}. */
@Command(
        name = "tap",
        mixinStandardHelpOptions = true,
        header = "Prints packets as they pass, as many as it is allowed to see and fast enough for.",
        description = {
            "",
            "A tap never slows the node: what comes faster than the rate is counted and left out. Only packets that"
                    + " were allowed pass. The time is when this program saw the packet. Ctrl-C ends it.",
        },
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:ended by --count, Ctrl-C or a closed pipe", "69:no node", "77:topics may not be read"},
        footer = {
            "",
            "Examples:",
            "  ./atr tap",
            "  ./atr tap --topic prices --sender exchange --count 10",
            "  ./atr tap --topic 7 --topic 8 --raw > packets.bin",
        })
final class TapCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST_PER_SECOND = 100_000;

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

    @Option(names = "--sender", paramLabel = "NAME|ID", description = "Packets of this sender; may be repeated.")
    private List<String> senders = new ArrayList<>();

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Packets a second at the most, 1..100000 (default: ${DEFAULT-VALUE}).")
    private int rate = 1000;

    @Option(names = "--count", paramLabel = "N", description = "End after so many packets.")
    private long count = Long.MAX_VALUE;

    @Option(names = "--raw", description = "Write the 64 bytes of each packet, and nothing else.")
    private boolean raw;

    private long missed;

    TapCommand(Terminal terminal, Ways ways) {
        this.terminal = terminal;
        this.ways = ways;
    }

    @Override
    public Integer call() {
        if (rate < 1 || rate > MOST_PER_SECOND || count < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--rate takes 1.." + MOST_PER_SECOND + ", --count a number from 1");
        }
        Optional<JsonOut> report = json.open(terminal);
        List<String> words = Stream.concat(topics.stream(), senders.stream()).toList();
        Names names = Names.where(words, !raw, () -> ways.channel(node));
        TapRequest request = TapRequest.newBuilder()
                .addAllTopics(names.topics(topics))
                .addAllSenders(names.senders(senders))
                .setMostPerSecond(rate)
                .build();
        PacketPrinter printer = new PacketPrinter(json.reports(terminal).out(), names, raw);
        try (StopSignal stop = StopSignal.usualEnd(PATIENCE);
                NodeChannel channel = ways.channel(node)) {
            Messages.read(
                    channel, stop, () -> channel.stub(NodeGrpc::newBlockingStub).tap(request), batch -> {
                        missed = batch.getMissed();
                        return print(batch.getPackets().toByteArray(), printer);
                    });
            terminal.err().println(Units.count(printer.printed()) + " packets, " + Units.count(missed) + " missed");
            report.ifPresent(place -> place.write(
                    new JsonObject().put("packets", printer.printed()).put("missed", missed)));
        }
        return ExitCode.OK;
    }

    private boolean print(byte[] packets, PacketPrinter printer) {
        MemorySegment memory = MemorySegment.ofArray(packets);
        for (int at = 0; at < packets.length && printer.printed() < count; at += Packet.SIZE) {
            printer.print(memory, at);
        }
        return printer.isRead() && printer.printed() < count;
    }
}
