package io.atr.node.remote;

import io.atr.node.desk.ActiveRules;
import io.atr.node.gate.Gateways;
import io.atr.node.gate.VerdictTap;
import java.util.function.Supplier;

/**
 * What calls that carry batches need of the node.
 *
 * @param gateways the ways into the bus
 * @param rules those in force
 * @param counters what happened
 * @param tap sees verdicts
 */
public record BatchDesk(Gateways gateways, Supplier<ActiveRules> rules, RemoteCounters counters, VerdictTap tap) {}
