/**
 * The verb {@code replay}: judges the datagrams of a capture by the rules of a file, on the bus itself, run by one thread.
 *
 * <p>A datagram becomes a packet: topic and sender come out of it by way of a
 * {@link io.atr.node.capture.KeyExtractor}, its first bytes are the data. Memory does not grow with the capture.
 */
@org.jspecify.annotations.NullMarked
package io.atr.node.replay;
