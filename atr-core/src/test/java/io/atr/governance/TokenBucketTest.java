package io.atr.governance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atr.Seeds;
import io.atr.model.ModelBucket;
import io.atr.model.ModelTime;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The governor's buckets against exact arithmetic, for any times, rates and bursts, with swaps in between. */
class TokenBucketTest {
    private static final int TOPIC = 3;
    private static final int STEPS = 300;

    @Test
    void verdictsAreThoseOfExactArithmetic() {
        Seeds.each(1500, TokenBucketTest::history);
    }

    private static void history(long seed) {
        Random random = Seeds.random(seed);
        GovernorRig rig = new GovernorRig(1, 0, 8, 2);
        ModelBucket bucket = new ModelBucket();
        ModelTime time = new ModelTime();
        RandomTimes times = new RandomTimes(random);
        TopicRule rule = RandomRules.topic(random, TOPIC);
        rig.apply(rules(rule));
        for (int step = 0; step < STEPS; step++) {
            if (random.nextInt(20) == 0) {
                rule = RandomRules.topic(random, TOPIC);
                rig.apply(rules(rule));
            }
            long shown = times.next(rule);
            int count = 1 + random.nextInt(3);
            long allowed = rig.judge(shown, TOPIC, 1, count);
            long now = time.see(shown);
            for (int i = 0; i < count; i++) {
                assertEquals(
                        bucket.take(rule, now), (allowed >>> i & 1) != 0, "step " + step + " at " + now + " " + rule);
            }
        }
    }

    private static RuleSet rules(TopicRule topic) {
        return RuleSet.builder().topic(topic).sender(1, TopicSet.of(TOPIC)).build();
    }

    @Test
    void aBucketIsFullAtFirstWhateverTheTime() {
        for (long time : new long[] {Long.MIN_VALUE, -1, 0, 1, 1L << 62, Long.MAX_VALUE}) {
            GovernorRig rig = new GovernorRig(1, 0, 8, 2);
            rig.apply(rules(TopicRule.limited(TOPIC, 1, 5)));
            assertEquals(0b11111, rig.judge(time, TOPIC, 1, 8), "at " + time);
        }
    }

    @Test
    void theLastNanosecondMatters() {
        GovernorRig rig = new GovernorRig(1, 0, 8, 2);
        rig.apply(rules(TopicRule.limited(TOPIC, 3, 1)));
        assertEquals(1, rig.judge(0, TOPIC, 1, 1));
        assertEquals(0, rig.judge(333_333_333, TOPIC, 1, 1));
        assertEquals(1, rig.judge(333_333_334, TOPIC, 1, 1));
        assertEquals(0, rig.judge(666_666_666, TOPIC, 1, 1), "the token is full: what came before it is gone");
    }

    @Test
    void aThousandMillionTokensRefillInAThousandMillionSecondsToTheToken() {
        GovernorRig rig = new GovernorRig(1, 0, 8, 2);
        rig.apply(rules(TopicRule.limited(TOPIC, 1, TopicRule.MAX)));
        rig.judge(0, TOPIC, 1, 1);
        rig.apply(rules(TopicRule.limited(TOPIC, 1, 1)));
        assertEquals(1, rig.judge(0, TOPIC, 1, 2));
        rig.apply(rules(TopicRule.limited(TOPIC, 1, TopicRule.MAX)));
        assertEquals(0, rig.judge(999_999_999, TOPIC, 1, 2));
        assertEquals(1, rig.judge(1_000_000_000, TOPIC, 1, 2));
        assertEquals(-1L >>> 4, rig.judge(61_000_000_000L, TOPIC, 1, 64));
    }

    @Test
    void removingATopicAndAddingItAgainRefillsNothing() {
        GovernorRig rig = new GovernorRig(1, 0, 8, 2);
        rig.apply(rules(TopicRule.limited(TOPIC, 1, 2)));
        assertEquals(0b11, rig.judge(5, TOPIC, 1, 3));
        rig.apply(RuleSet.EMPTY);
        assertEquals(0, rig.judge(6, TOPIC, 1, 3));
        rig.apply(rules(TopicRule.limited(TOPIC, 1, 2)));
        assertEquals(0, rig.judge(1_000_000_004, TOPIC, 1, 3));
        assertEquals(1, rig.judge(1_000_000_005, TOPIC, 1, 3));
    }
}
