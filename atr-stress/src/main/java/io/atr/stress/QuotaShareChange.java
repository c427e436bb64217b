package io.atr.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.atr.governance.RuleSet;
import io.atr.governance.Rules;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A split quota of 8, of which this shard has 7 by demand, becomes one of 20: the shard never uses a share under a quota
 * for which it was not reckoned. Where the two do not belong together it has an equal part, which is 4 or 10.
 */
@JCStressTest
@Outcome(id = "1, 7", expect = ACCEPTABLE, desc = "the first rules and their share")
@Outcome(id = "1, 4", expect = ACCEPTABLE, desc = "the first rules; the share is that of the second, or none")
@Outcome(id = "2, 10", expect = ACCEPTABLE, desc = "the second rules; their share, or an equal part")
@Outcome(id = "1, 10", expect = FORBIDDEN, desc = "the second's share under the first rules")
@Outcome(id = "2, 7", expect = FORBIDDEN, desc = "the first's share under the second rules")
@Outcome(expect = FORBIDDEN, desc = "a share that nobody reckoned")
@State
public class QuotaShareChange {
    private final TwoGovernors end = new TwoGovernors();
    private final RuleSet secondSource = TwoGovernors.quota(20);
    private final Rules second;

    /** The first quota in force and its shares moved, the second at hand, and nothing in flight. */
    public QuotaShareChange() {
        RuleSet first = TwoGovernors.quota(8);
        end.pool.apply(end.pool.compile(first));
        second = end.pool.compile(secondSource);
        end.moveShares(first);
    }

    /** Puts the second quota in force, and splits it. */
    @Actor
    public void control() {
        end.pool.apply(second);
        end.reconciler.reconcile(secondSource);
    }

    /** Judges more packets than either quota admits. */
    @Actor
    public void shard(II_Result r) {
        r.r1 = (int) end.governors.getFirst().adopt();
        r.r2 = end.admitted();
    }
}
