package io.atr.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * A publisher's packet, and the shard putting the lane to sleep: the shard's look after it has cleared the flag finds
 * the packet, or the flag calls it, or else the slow sweep over sleeping lanes has to. None of these would lose the
 * packet for ever.
 */
@JCStressTest
@Outcome(id = "1", expect = ACCEPTABLE, desc = "found while the lane dozed off")
@Outcome(id = "2", expect = ACCEPTABLE, desc = "the flag calls the shard")
@Outcome(id = "3", expect = ACCEPTABLE_INTERESTING, desc = "the flag was missed; the sweep finds the packet")
@Outcome(id = "0", expect = FORBIDDEN, desc = "the packet waits for ever")
@State
public class WakeFlag {
    private final OneLane end = new OneLane(2, false);

    /** An empty lane that is awake. */
    public WakeFlag() {
        end.flags.awake(end.lane.index());
    }

    /** Publishes a packet. */
    @Actor
    public void publisher() {
        end.publish(1);
    }

    /** Puts the lane to sleep, and looks once more. */
    @Actor
    public void shard(I_Result r) {
        end.flags.asleep(end.lane.index());
        r.r1 = end.consumer.available() > 0 ? 1 : 0;
    }

    /** How the shard would find the packet if it has not yet. */
    @Arbiter
    public void later(I_Result r) {
        if (r.r1 != 0) {
            return;
        }
        if (end.flags.calls(0) != 0 && end.flags.isAwake(end.lane.index())) {
            r.r1 = 2;
        } else if (end.consumer.available() > 0) {
            r.r1 = 3;
        }
    }
}
