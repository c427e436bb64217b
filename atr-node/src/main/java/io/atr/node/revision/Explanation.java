package io.atr.node.revision;

import io.atr.governance.Reason;
import io.atr.node.rules.RuleBook;
import java.util.List;

/**
 * Why a packet of a sender on a topic passes, or does not. Immutable.
 *
 * @param topicId the topic's id, the first of its range when it was named; or {@link RuleBook#NONE}
 * @param senderId the sender's id, or {@link RuleBook#NONE}
 * @param steps in the order in which a shard looks; the last one that does not hold decides
 * @param reason what the first packet gets
 * @param verdict the same with its conditions, in one line
 */
record Explanation(int topicId, int senderId, List<Step> steps, Reason reason, String verdict) {}
