package io.atr.node.remote;

import java.time.Duration;

/**
 * Limits of the gRPC listeners; they hold for all of them together unless it says otherwise.
 *
 * @param messageBytes the largest message that is taken
 * @param metadataBytes the largest headers of a call
 * @param callsPerConnection calls in flight of one connection
 * @param calls calls in flight
 * @param connections connections open
 * @param pingAfter a connection is asked for a sign of life after this silence
 * @param pingPatience how long that sign may take
 * @param idle a connection without calls is closed after this
 */
public record RemoteSettings(
        int messageBytes,
        int metadataBytes,
        int callsPerConnection,
        int calls,
        int connections,
        Duration pingAfter,
        Duration pingPatience,
        Duration idle) {
    /** Messages of 20 MiB (rule files), 256 connections of 256 calls each, 4,096 calls in all. */
    public static final RemoteSettings DEFAULT = new RemoteSettings(
            20 << 20, 16 << 10, 256, 4096, 256, Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofMinutes(30));

    /** Checks the ranges. */
    public RemoteSettings {
        atLeastOne("message bytes", messageBytes);
        atLeastOne("metadata bytes", metadataBytes);
        atLeastOne("calls of a connection", callsPerConnection);
        atLeastOne("calls", calls);
        atLeastOne("connections", connections);
    }

    /** The same with other numbers of calls and connections. */
    public RemoteSettings with(int ofConnection, int ofAll, int connectionsOpen) {
        return new RemoteSettings(
                messageBytes, metadataBytes, ofConnection, ofAll, connectionsOpen, pingAfter, pingPatience, idle);
    }

    private static void atLeastOne(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + ": " + value + " is not 1 or more");
        }
    }
}
