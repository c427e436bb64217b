/**
 * Reads pcap and pcapng captures as a stream of UDP and TCP datagrams, and takes topics and senders out of them.
 *
 * <p>{@link io.atr.node.capture.CaptureReader} fills a reusable {@link io.atr.node.capture.Datagram}; a
 * {@link io.atr.node.capture.KeyExtractor} turns that into a number or an endpoint. Nothing here allocates per
 * datagram, and memory does not grow with the file. One thread uses a reader at a time.
 */
package io.atr.node.capture;
