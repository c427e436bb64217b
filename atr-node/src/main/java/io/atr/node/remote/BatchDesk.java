package io.atr.node.remote;

import io.atr.node.desk.ActiveRules;
import io.atr.node.gate.Gateways;
import java.util.function.Supplier;

/**
 * What calls that carry batches need of the node.
 *
 * @param gateways the ways into the bus
 * @param rules those in force
 * @param counters what happened
 * @param streams those that are open
 */
public record BatchDesk(Gateways gateways, Supplier<ActiveRules> rules, RemoteCounters counters, OpenStreams streams) {
    /** With no stream open yet. */
    public BatchDesk(Gateways gateways, Supplier<ActiveRules> rules, RemoteCounters counters) {
        this(gateways, rules, counters, new OpenStreams());
    }
}
