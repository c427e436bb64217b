package io.atr.node.live;

import io.atr.PublicationOptions;
import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import io.atr.node.cli.JsonOption;
import io.atr.node.cli.JsonOut;
import io.atr.node.cli.StopSignal;
import io.atr.node.cli.Terminal;
import io.atr.node.reach.NodeOptions;
import io.atr.packet.Packet;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code atr pub}. */
@Command(
        name = "pub",
        mixinStandardHelpOptions = true,
        header = "Publishes what it reads from standard input: a packet for each line.",
        description = {
            "",
            "A packet holds up to 48 bytes of data. At the end standard error says what became of the packets. By gRPC"
                    + " the node tells verdicts, over shared memory reasons too.",
        },
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:every packet was accepted",
            " 1:some were refused, or the input makes no sense",
            "69:no node, or it went away",
            "77:this caller may not publish as that sender",
        },
        footer = {
            "",
            "Examples:",
            "  echo hello | ./atr pub --sender exchange --topic news",
            "  ./atr pub --sender 1 --topic 7 --hex --rate 1000 < lines.hex",
            "  ./atr tap --raw | ./atr pub --raw --sender 1 --via grpc --node other:7400",
        })
final class PubCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int BUFFER = 1 << 16;

    /** How packets get to the node. */
    enum Via {
        /** Shared memory. */
        MEMORY,
        /** A stream of batches. */
        GRPC
    }

    private final Terminal terminal;
    private final Ways ways;
    private final InputStream input;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private CommandSpec spec;

    @Mixin
    private final NodeOptions node = new NodeOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Option(names = "--sender", paramLabel = "NAME|ID", description = "As whom to publish; --raw can do without.")
    private @Nullable String sender;

    @Option(names = "--topic", paramLabel = "NAME|ID", description = "On what to publish; not with --raw.")
    private @Nullable String topic;

    @Option(names = "--hex", description = "Lines are hexadecimal digits.")
    private boolean hex;

    @Option(names = "--raw", description = "The input is packets of 64 bytes, headers included, without lines.")
    private boolean raw;

    @Option(names = "--truncate", description = "Cut off what does not fit a packet.")
    private boolean truncate;

    @Option(names = "--rate", paramLabel = "N", description = "Packets a second at the most, 1..1000000000.")
    private int rate = Integer.MAX_VALUE;

    @Option(names = "--via", paramLabel = "WAY", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Via via = Via.MEMORY;

    @Option(names = "--quiet", description = "Do not say at the end what became of the packets.")
    private boolean quiet;

    PubCommand(Terminal terminal, Ways ways) {
        this(terminal, ways, new StandardInput());
    }

    PubCommand(Terminal terminal, Ways ways, InputStream input) {
        this.terminal = terminal;
        this.ways = ways;
        this.input = input;
    }

    @Override
    public Integer call() {
        check();
        Optional<JsonOut> report = json.open(terminal);
        List<String> words =
                Stream.of(sender, topic).flatMap(Stream::ofNullable).toList();
        Names names = Names.where(words, false, () -> ways.channel(node));
        int senderId = sender == null ? 0 : names.sender(sender);
        int topicId = topic == null ? 0 : names.topic(topic);
        InputStream buffered = new BufferedInputStream(input, BUFFER);
        Input packets = raw
                ? new RawInput(buffered)
                : new LineInput(buffered, Packet.routeOf(topicId, senderId), hex, truncate);
        try (StopSignal stop = StopSignal.install(PATIENCE);
                Courier courier = courier(senderId)) {
            Thread reader = Thread.currentThread();
            stop.whenRaised(reader::interrupt);
            @Nullable CommandException wrong = publish(packets, courier, stop);
            Map<String, Long> counts = courier.finish(stop::isRaised);
            Fate fate = new Fate(counts);
            if (!quiet) {
                terminal.err().println(fate.line());
            }
            report.ifPresent(place -> place.write(fate.json()));
            if (wrong != null) {
                throw wrong;
            }
            return fate.refused() == 0 ? ExitCode.OK : ExitCode.FINDINGS;
        }
    }

    private void check() {
        if (rate < 1) {
            throw usage("--rate takes a number from 1");
        }
        if (raw && (hex || truncate || topic != null)) {
            throw usage("--raw packets have a topic and their full size: leave out --topic, --hex and --truncate");
        }
        if (!raw && (sender == null || topic == null)) {
            throw usage("lines need --sender NAME|ID and --topic NAME|ID");
        }
    }

    private ParameterException usage(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    private Courier courier(int senderId) {
        if (via == Via.GRPC) {
            return new GrpcCourier(ways.channel(node));
        }
        Memory memory = ways.memory(node);
        try {
            return new MemoryCourier(
                    memory,
                    memory.publish(
                            sender == null ? PublicationOptions.gateway() : PublicationOptions.sender(senderId)));
        } catch (CommandException e) {
            memory.close();
            throw e;
        }
    }

    /** Publishes all; answers what is wrong with the input, so that what came before it is still accounted for. */
    private @Nullable CommandException publish(Input packets, Courier courier, StopSignal stop) {
        Pace pace = new Pace(rate);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment packet = arena.allocate(Packet.SIZE, Packet.SIZE);
            while (!stop.isRaised() && packets.next(packet)) {
                if (pace.isAhead()) {
                    courier.flush(stop::isRaised);
                    pace.await(stop::isRaised);
                }
                if (!courier.send(packet, stop::isRaised)) {
                    return null;
                }
                pace.step();
                if (!packets.isMoreAtHand()) {
                    courier.flush(stop::isRaised);
                }
            }
            return null;
        } catch (ClosedByInterruptException e) {
            boolean _ = Thread.interrupted(); // the stop's own; what was sent is still to be waited for
            return null;
        } catch (IOException e) {
            return new CommandException(ExitCode.UNAVAILABLE, "standard input cannot be read: " + e.getMessage());
        } catch (CommandException e) {
            if (e.exitCode() == ExitCode.UNAVAILABLE || e.exitCode() == ExitCode.NO_PERMISSION) {
                throw e;
            }
            return e;
        }
    }
}
