package io.atr.model;

import io.atr.governance.RuleSet;
import io.atr.governance.SenderRule;
import io.atr.governance.TopicRule;
import io.atr.governance.TopicSet;
import java.util.BitSet;
import java.util.Random;

/**
 * Rules for a random bus: some topics and senders are missing, rates and quotas are small enough to be hit. A sender
 * with a quota has its topics in one shard, for only then is its quota exact.
 */
final class RandomRuleSet {
    private RandomRuleSet() {}

    static RuleSet create(World world) {
        RuleSet.Builder rules = RuleSet.builder();
        ModelLimits limits = world.limits;
        for (int topic = 0; topic < limits.topics(); topic++) {
            if (!world.oneIn(12)) {
                rules.topic(topic(world.random, topic));
            }
        }
        for (int sender = 0; sender < limits.senders(); sender++) {
            if (!world.oneIn(12)) {
                addSender(world, rules, sender);
            }
        }
        return rules.build();
    }

    private static TopicRule topic(Random random, int id) {
        int priority = random.nextInt(8);
        if (random.nextInt(3) == 0) {
            return new TopicRule(id, TopicRule.UNLIMITED, 1, priority);
        }
        long rate = random.nextInt(4) == 0 ? 1 + random.nextInt(1000) : 1_000_000L * (1 + random.nextInt(1000));
        return new TopicRule(id, rate, 1 + random.nextInt(10) * random.nextInt(5), priority);
    }

    private static void addSender(World world, RuleSet.Builder rules, int sender) {
        Random random = world.random;
        boolean limited = random.nextBoolean();
        int shards = world.limits.shards();
        int home = random.nextInt(shards);
        BitSet topics = new BitSet();
        for (int topic = 0; topic < world.limits.topics(); topic++) {
            if (random.nextInt(20) != 0 && (!limited || topic % shards == home)) {
                topics.set(topic);
            }
        }
        int quota = limited ? 1 + random.nextInt(30) : SenderRule.UNLIMITED;
        rules.sender(sender, TopicSet.of(topics), quota);
    }
}
