package io.atr.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.atr.shard.StallPolicy;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZI_Result;

/**
 * A command for a shard that ends: it is carried out once and its effects are seen by whoever sent it, or it is not
 * carried out and the sender is told.
 */
@JCStressTest
@Outcome(id = "true, 1", expect = ACCEPTABLE, desc = "carried out")
@Outcome(id = "false, 0", expect = ACCEPTABLE, desc = "the shard had ended")
@Outcome(expect = FORBIDDEN, desc = "carried out twice, unseen, or against the answer")
@State
public class ShardCommand {
    private final OneShard end = new OneShard(1, StallPolicy.DEFAULT);

    // Plain on purpose: the answer makes it visible.
    private int runs;

    /** Sends a command. */
    @Actor
    public void control(ZI_Result r) {
        r.r1 = end.shard.execute(() -> runs++);
        r.r2 = runs;
    }

    /** Works a round, and ends. */
    @Actor
    public void shard() {
        end.shard.doWork();
        end.shard.onClose();
    }
}
