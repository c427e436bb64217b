package io.atr.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.atr.governance.Rules;
import io.atr.governance.TopicSet;
import io.atr.shard.StallPolicy;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Rules that come into force while a shard works: every packet of a batch, here of two pieces, is judged by the same
 * version, and that is the version which the shard says it uses.
 */
@JCStressTest
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "all by the first rules")
@Outcome(id = "2, 2", expect = ACCEPTABLE, desc = "all by the second rules")
@Outcome(expect = FORBIDDEN, desc = "a batch judged by two versions, or by another one than the shard says")
@State
public class RulesInOneBatch {
    private final OneShard end = new OneShard(1, StallPolicy.DEFAULT);
    private final Rules second;

    /** Rules that allow topic 0 in force, rules that allow topic 1 at hand, and a full lane. */
    public RulesInOneBatch() {
        end.pool.apply(end.pool.compile(OneShard.allowing(TopicSet.of(0))));
        second = end.pool.compile(OneShard.allowing(TopicSet.of(1)));
        end.publish(OneShard.LANE_SLOTS);
    }

    /** Puts the second rules in force. */
    @Actor
    public void control() {
        end.pool.apply(second);
    }

    /** Judges a batch. */
    @Actor
    public void shard(II_Result r) {
        end.shard.doWork();
        r.r1 = end.rulesThatJudged(0, OneShard.LANE_SLOTS);
        r.r2 = (int) end.shard.status().rulesVersion();
    }
}
