package io.atr.node.capture;

import java.util.Locale;

/** Takes one endpoint of a datagram: its address, with the port if the scope is UDP or TCP. */
public record EndpointExtractor(EndpointKey.Scope scope, Side side) implements KeyExtractor {
    /** Which end of the datagram. */
    public enum Side {
        SRC,
        DST
    }

    static EndpointExtractor parse(String text) {
        for (EndpointKey.Scope scope : EndpointKey.Scope.values()) {
            for (Side side : Side.values()) {
                EndpointExtractor candidate = new EndpointExtractor(scope, side);
                if (candidate.toString().equals(text)) {
                    return candidate;
                }
            }
        }
        throw new IllegalArgumentException(
                "'" + text + "': allowed are udp.dst, udp.src, tcp.dst, tcp.src, ip.dst, ip.src"
                        + " and payload:TYPE@OFFSET, such as udp.dst or payload:u16le@28");
    }

    /**
     * Fills the key with the endpoint.
     *
     * @return false if the datagram has none of that kind, as a TCP segment has no udp.dst; the key is as it was
     */
    public boolean extract(Datagram from, EndpointKey into) {
        boolean ports = scope != EndpointKey.Scope.IP;
        if (ports && (scope == EndpointKey.Scope.UDP) != (from.protocol() == Datagram.Protocol.UDP)) {
            return false;
        }
        if (side == Side.SRC) {
            into.set(scope, from.isV6(), from.sourceHigh(), from.sourceLow(), ports ? from.sourcePort() : 0);
        } else {
            into.set(
                    scope,
                    from.isV6(),
                    from.destinationHigh(),
                    from.destinationLow(),
                    ports ? from.destinationPort() : 0);
        }
        return true;
    }

    @Override
    public String toString() {
        return scope.prefix() + "." + side.name().toLowerCase(Locale.ROOT);
    }
}
