package io.atr.node.replay;

import io.atr.node.capture.CaptureReader;
import io.atr.node.capture.KeyExtractor;
import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import picocli.CommandLine.Option;

/** The options that say how a capture is read, for verbs that judge captures; to be mixed in. */
public final class CaptureOptions {
    @Option(
            names = "--topic",
            paramLabel = "EXTRACTOR",
            converter = ExtractorReader.class,
            defaultValue = "udp.dst",
            description = "Where topics come from (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private KeyExtractor topic;

    @Option(
            names = "--sender",
            paramLabel = "EXTRACTOR",
            converter = ExtractorReader.class,
            defaultValue = "ip.src",
            description = "Where senders come from (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli before it runs anything
    private KeyExtractor sender;

    @Option(
            names = "--tunnel",
            paramLabel = "outer|inner",
            description =
                    "Where a datagram carries another (VXLAN), which one is judged (default: outer). What is carried by "
                            + "anything else, such as MPLS, PPPoE, GRE or IP in IP, is always judged.")
    private CaptureReader.Tunnel tunnel = CaptureReader.Tunnel.OUTER;

    @Option(
            names = "--clock-reset",
            paramLabel = "SECONDS",
            description =
                    "A time that lies more than so many seconds before the latest starts the capture's clock anew: no time "
                            + "passes with it, and what follows counts from it (default: never).")
    private double clockReset = Double.POSITIVE_INFINITY;

    /** How packets are seen. */
    public PacketView view() {
        if (!(clockReset >= 0)) {
            throw new CommandException(
                    ExitCode.USAGE, "--clock-reset " + clockReset + ": write a number of seconds, 0 or more");
        }
        return new PacketView(tunnel, clockReset >= Long.MAX_VALUE / 1e9 ? Long.MAX_VALUE : (long) (clockReset * 1e9));
    }

    /** Where a datagram's topic comes from. */
    public KeyExtractor topic() {
        return topic;
    }

    /** Where its sender comes from. */
    public KeyExtractor sender() {
        return sender;
    }
}
