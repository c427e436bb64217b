package io.atr.node.replay;

import io.atr.node.capture.CaptureReader;

/**
 * How the packets of a capture are seen.
 *
 * @param tunnel which datagram is judged where one carries another
 * @param resetNanos how far back a time lies at which the capture's clock starts anew
 */
public record PacketView(CaptureReader.Tunnel tunnel, long resetNanos) {
    /** The carrying datagram, and a clock that only waits. */
    public static final PacketView USUAL = new PacketView(CaptureReader.Tunnel.OUTER, Long.MAX_VALUE);
}
