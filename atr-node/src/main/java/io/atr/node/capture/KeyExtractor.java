package io.atr.node.capture;

/**
 * Where a datagram's topic or sender comes from: a number inside it, or one of its endpoints.
 *
 * <p>Written as {@code udp.dst}, {@code udp.src}, {@code tcp.dst}, {@code tcp.src}, {@code ip.src}, {@code ip.dst}, or
 * {@code payload:TYPE@OFFSET} with the type u8, u16le, u16be, u32le or u32be and the offset in bytes from the first byte
 * of the UDP or TCP payload. {@code toString} gives that text back.
 */
public sealed interface KeyExtractor permits EndpointExtractor, NumberExtractor {
    /**
     * Reads the text of an extractor.
     *
     * @throws IllegalArgumentException if there is no such extractor; the message says what is allowed
     */
    static KeyExtractor parse(String text) {
        return text.startsWith(NumberExtractor.PREFIX) ? NumberExtractor.parse(text) : EndpointExtractor.parse(text);
    }
}
