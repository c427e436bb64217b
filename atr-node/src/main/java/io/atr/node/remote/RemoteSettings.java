package io.atr.node.remote;

import java.time.Duration;

/**
 * Limits of the gRPC listeners; they hold for all of them together unless it says otherwise.
 *
 * @param messageBytes the largest message that is taken
 * @param metadataBytes the largest headers of a call
 * @param callsPerConnection calls in flight of one connection
 * @param calls calls in flight
 * @param connections connections of one listener whose callers are known
 * @param operatorConnections how many more of them operators may have
 * @param waiting connections of one listener that nobody is known on yet
 * @param waitingOfOrigin those of one address, or of one user on a Unix socket
 * @param arrival how long a connection may wait for its first call
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
        int operatorConnections,
        int waiting,
        int waitingOfOrigin,
        Duration arrival,
        Duration pingAfter,
        Duration pingPatience,
        Duration idle) {
    /**
     * Messages of 20 MiB (rule files); 256 connections of 256 calls each, and 16 more for operators; 128 that wait, 64 of one
     * origin, ten seconds each; 4,096 calls in all.
     */
    public static final RemoteSettings DEFAULT = new RemoteSettings(
            20 << 20, 16 << 10, 256, 4096, 256, 16, 128, 64, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofMinutes(30));

    /** Checks the ranges. */
    public RemoteSettings {
        atLeastOne("message bytes", messageBytes);
        atLeastOne("metadata bytes", metadataBytes);
        atLeastOne("calls of a connection", callsPerConnection);
        atLeastOne("calls", calls);
        atLeastOne("connections", connections);
        atLeastOne("waiting connections", waiting);
        atLeastOne("waiting connections of one origin", waitingOfOrigin);
    }

    /** The same with other numbers of calls and connections. */
    public RemoteSettings with(int ofConnection, int ofAll, int connectionsOpen) {
        return new RemoteSettings(
                messageBytes,
                metadataBytes,
                ofConnection,
                ofAll,
                connectionsOpen,
                operatorConnections,
                waiting,
                waitingOfOrigin,
                arrival,
                pingAfter,
                pingPatience,
                idle);
    }

    /** The same with another patience for connections that wait for their first call. */
    public RemoteSettings withArrival(int mostWaiting, int mostOfOrigin, Duration patience) {
        return new RemoteSettings(
                messageBytes,
                metadataBytes,
                callsPerConnection,
                calls,
                connections,
                operatorConnections,
                mostWaiting,
                mostOfOrigin,
                patience,
                pingAfter,
                pingPatience,
                idle);
    }

    private static void atLeastOne(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + ": " + value + " is not 1 or more");
        }
    }
}
