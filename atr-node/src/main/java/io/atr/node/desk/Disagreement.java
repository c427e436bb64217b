package io.atr.node.desk;

import io.atr.governance.Reason;

/**
 * Packets of a sender on a topic that passed and that the shadow's rules would have refused.
 *
 * @param sender its id
 * @param topic its id
 * @param shadow why they would not have passed
 * @param packets how many
 */
public record Disagreement(int sender, int topic, Reason shadow, long packets) {}
