package io.atr.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.atr.governance.RuleSet;
import io.atr.governance.Rules;
import io.atr.governance.TopicSet;
import io.atr.shard.StallPolicy;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * The memory of rules that were given up is written anew only after the shard works under later ones: third rules,
 * which allow nothing, come into the slot of the first, and the shard never judges by them.
 */
@JCStressTest
@Outcome(id = "1, 1, 0", expect = ACCEPTABLE, desc = "the shard has not moved on, and the slot was not reused")
@Outcome(id = "1, 2, [01]", expect = ACCEPTABLE, desc = "the shard moved on between two batches")
@Outcome(id = "2, 2, [01]", expect = ACCEPTABLE, desc = "the shard moved on before")
@Outcome(id = "1, 1, 1", expect = FORBIDDEN, desc = "the slot was reused while the shard could still use it")
@Outcome(expect = FORBIDDEN, desc = "judged by memory that was being rewritten")
@State
public class RulesMemoryReuse {
    private static final int BATCH = 32;
    private static final int PATIENCE = 1_000;

    private final OneShard end = new OneShard(1, StallPolicy.DEFAULT);
    private final Rules first;
    private final Rules second;

    /** Rules that allow topic 0 in use, rules that allow topic 1 at hand, and packets. */
    public RulesMemoryReuse() {
        first = end.pool.compile(OneShard.allowing(TopicSet.of(0)));
        second = end.pool.compile(OneShard.allowing(TopicSet.of(1)));
        end.pool.apply(first);
        end.shard.doWork();
        end.publish(BATCH);
    }

    /** Swaps, and compiles others into the first slot, if the shard leaves it soon. */
    @Actor
    public void control(III_Result r) {
        first.close();
        long version = end.pool.apply(second);
        for (int i = 0; i < PATIENCE && end.shard.status().rulesVersion() < version; i++) {
            Thread.onSpinWait();
        }
        try {
            end.pool.compile(RuleSet.EMPTY);
            r.r3 = 1;
        } catch (IllegalStateException noSlotIsFree) {
            r.r3 = 0;
        }
    }

    /** Judges two batches. */
    @Actor
    public void shard(III_Result r) {
        end.shard.doWork();
        r.r1 = end.rulesThatJudged(0, BATCH);
        end.publish(BATCH);
        end.shard.doWork();
        r.r2 = end.rulesThatJudged(BATCH, BATCH);
    }
}
