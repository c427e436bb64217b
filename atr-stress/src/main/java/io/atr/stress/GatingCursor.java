package io.atr.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.atr.ring.LogReader;
import io.atr.shard.StallPolicy;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A shard overwrites a slot of its log only after the gating subscriber has passed it: what the subscriber reads in
 * place is what was appended there.
 */
@JCStressTest
@Outcome(id = "4, [0-4]", expect = ACCEPTABLE, desc = "every packet as it was appended; the shard went on behind")
@Outcome(expect = FORBIDDEN, desc = "a packet was overwritten before it was passed")
@State
public class GatingCursor {
    private static final int MORE = 4;
    private static final StallPolicy PATIENT = new StallPolicy(StallPolicy.NEVER, StallPolicy.NEVER);

    private final OneShard end = new OneShard(1, PATIENT);
    private final LogReader reader = end.subscribe();

    /** A full log, and more packets in the lane. */
    public GatingCursor() {
        end.pool.apply(end.pool.compile(OneShard.OPEN));
        end.publish(OneShard.LOG_SLOTS + MORE);
        end.shard.doWork();
    }

    /** Appends what there is room for. */
    @Actor
    public void shard(II_Result r) {
        for (int round = 0; round < MORE; round++) {
            r.r2 += end.shard.doWork();
        }
    }

    /** Reads the oldest packets in place, and passes each; counts those that are right. */
    @Actor
    public void subscriber(II_Result r) {
        int count = Math.min(reader.available(), MORE);
        for (int i = 0; i < count; i++) {
            r.r1 += Stamp.read(reader.memory(), reader.at()) == reader.position() + 1 ? 1 : 0;
            reader.advance(1);
            reader.release();
        }
    }
}
