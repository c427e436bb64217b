package io.atr.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.atr.shard.StallPolicy;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * A publisher's packet, and the shard taking its lane off the lanes that it polls: the shard finds the packet in the
 * same or its next round, or within as many rounds as it has lanes.
 */
@JCStressTest
@Outcome(id = "1", expect = ACCEPTABLE, desc = "taken while the lane fell asleep")
@Outcome(id = "2", expect = ACCEPTABLE, desc = "taken in the next round: the flag calls the shard")
@Outcome(id = "3", expect = ACCEPTABLE_INTERESTING, desc = "the flag was missed; the sweep found the packet")
@Outcome(id = "0", expect = FORBIDDEN, desc = "the packet waits for ever")
@State
public class SleepingLane {
    private static final int LANES = 9;
    private static final int ROUNDS_UNTIL_ASLEEP = 1024;

    private final OneShard end = new OneShard(LANES, StallPolicy.DEFAULT);

    /** A shard that will have put its first lane to sleep two rounds from now. */
    public SleepingLane() {
        end.pool.apply(end.pool.compile(OneShard.OPEN));
        for (int round = 0; round < ROUNDS_UNTIL_ASLEEP - 2; round++) {
            end.shard.doWork();
        }
    }

    /** Publishes a packet. */
    @Actor
    public void publisher() {
        end.publish(1);
    }

    /** Works until the lane is asleep, and a round longer. */
    @Actor
    public void shard(I_Result r) {
        r.r1 = end.shard.doWork() + end.shard.doWork() + end.shard.doWork();
    }

    /** Whether the shard finds the packet if it has not yet. */
    @Arbiter
    public void later(I_Result r) {
        if (r.r1 != 0) {
            return;
        }
        if (end.shard.doWork() > 0) {
            r.r1 = 2;
            return;
        }
        for (int round = 0; round < LANES; round++) {
            if (end.shard.doWork() > 0) {
                r.r1 = 3;
            }
        }
    }
}
