package io.atr.node.desk;

import io.atr.governance.Reason;

/**
 * Packets of a sender on a topic about which the active rules and the shadow's had different verdicts.
 *
 * @param sender its id
 * @param topic its id
 * @param active what the rules in force said
 * @param shadow what the shadow's rules say
 * @param packets how many
 */
public record Disagreement(int sender, int topic, Reason active, Reason shadow, long packets) {}
