package io.atr.node.view;

import io.atr.Bus;
import io.atr.node.desk.ActiveRules;
import java.util.List;

/** What a node knows of itself. Any thread; no call waits for a shard. */
public interface Vitals {
    /**
     * How many of something are taken, and how many there are.
     *
     * @param taken 0..total
     * @param total from the bus's limits
     */
    record Places(int taken, int total) {}

    /** The node's name, for people. */
    String name();

    /** The version of the software. */
    String softwareVersion();

    /** When it was started, in milliseconds since 1970. */
    long startedEpochMillis();

    /** What is missing until it is ready, a few words each; empty when it is. */
    List<String> notReady();

    /** Where it listens, for people, such as {@code grpc 127.0.0.1:7400}. */
    List<String> listeners();

    /** The bus. */
    Bus bus();

    /** The rules in force. */
    ActiveRules rules();

    /** Publishers' places. */
    Places publishers();

    /** Subscribers' places. */
    Places subscribers();

    /** Packets that lie in a shard's lanes and are not judged yet, about. */
    long queued(int shard);

    /** Who is connected. */
    Sessions sessions();
}
