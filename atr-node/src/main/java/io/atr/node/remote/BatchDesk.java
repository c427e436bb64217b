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
 */
public record BatchDesk(Gateways gateways, Supplier<ActiveRules> rules, RemoteCounters counters) {}
