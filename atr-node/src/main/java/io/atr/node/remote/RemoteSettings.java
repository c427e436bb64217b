package io.atr.node.remote;

import io.atr.node.gate.BudgetSizes;
import java.time.Duration;

/**
 * Limits of the gRPC listeners; they hold for all of them together unless it says otherwise.
 *
 * @param messageBytes the largest message that is taken
 * @param metadataBytes the largest headers of a call
 * @param callsPerConnection calls in flight of one connection
 * @param calls calls in flight
 * @param connections connections of one listener whose callers are known
 * @param arrivals connections that nobody is known on yet
 * @param pingAfter a connection is asked for a sign of life after this silence
 * @param pingPatience how long that sign may take
 * @param idle a connection without calls is closed after this
 * @param memory what callers may make the node hold
 */
public record RemoteSettings(
        int messageBytes,
        int metadataBytes,
        int callsPerConnection,
        int calls,
        int connections,
        ArrivalLimits arrivals,
        Duration pingAfter,
        Duration pingPatience,
        Duration idle,
        BudgetSizes memory) {
    /** Messages of 20 MiB (rule files), 256 connections of 256 calls each, 4,096 calls in all. */
    public static final RemoteSettings DEFAULT = new RemoteSettings(
            20 << 20,
            16 << 10,
            256,
            4096,
            256,
            ArrivalLimits.DEFAULT,
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofMinutes(30),
            BudgetSizes.DEFAULT);

    /** Bytes that each connection may hold beside the budget: what is read ahead, and what is always granted. */
    public static final long SET_ASIDE = CallMemory.SET_ASIDE;

    /** Checks the ranges. */
    public RemoteSettings {
        atLeastOne("message bytes", messageBytes);
        atLeastOne("metadata bytes", metadataBytes);
        atLeastOne("calls of a connection", callsPerConnection);
        atLeastOne("calls", calls);
        atLeastOne("connections", connections);
    }

    /** Connections that one listener has open at the most: those with places, operators' among them, and those that wait. */
    public int mostConnections() {
        return connections + arrivals.operatorPlaces() + arrivals.waiting();
    }

    /** The same with other numbers of calls and connections. */
    public RemoteSettings with(int ofConnection, int ofAll, int connectionsOpen) {
        return new RemoteSettings(
                messageBytes,
                metadataBytes,
                ofConnection,
                ofAll,
                connectionsOpen,
                arrivals,
                pingAfter,
                pingPatience,
                idle,
                memory);
    }

    /** The same with other limits for connections that wait for their first call. */
    public RemoteSettings with(ArrivalLimits others) {
        return new RemoteSettings(
                messageBytes,
                metadataBytes,
                callsPerConnection,
                calls,
                connections,
                others,
                pingAfter,
                pingPatience,
                idle,
                memory);
    }

    /** The same with another budget. */
    public RemoteSettings with(BudgetSizes other) {
        return new RemoteSettings(
                messageBytes,
                metadataBytes,
                callsPerConnection,
                calls,
                connections,
                arrivals,
                pingAfter,
                pingPatience,
                idle,
                other);
    }

    private static void atLeastOne(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + ": " + value + " is not 1 or more");
        }
    }
}
