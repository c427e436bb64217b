package io.atr.node.replay;

import io.atr.node.capture.KeyExtractor;
import picocli.CommandLine.Option;

/** The options {@code --topic} and {@code --sender}, for verbs that judge captures; to be mixed in. */
public final class KeyOptions {
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

    /** Where a datagram's topic comes from. */
    public KeyExtractor topic() {
        return topic;
    }

    /** Where its sender comes from. */
    public KeyExtractor sender() {
        return sender;
    }
}
