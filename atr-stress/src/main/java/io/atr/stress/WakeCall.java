package io.atr.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.atr.ring.WakeFlags;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A shard that answers a group's call, while lanes of the group are woken: of every woken lane the shard sees the
 * flag, or the group calls again.
 */
@JCStressTest
@Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "both lanes are still to be found")
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "one was found, and the group calls again")
@Outcome(id = "2, [01]", expect = ACCEPTABLE, desc = "both were found")
@Outcome(expect = FORBIDDEN, desc = "the answer swallowed a call")
@State
public class WakeCall {
    private final WakeFlags flags = new WakeFlags(Scratch.zeroed(WakeFlags.bytes(2)));

    /** Wakes two lanes, one after the other. */
    @Actor
    public void publishers() {
        flags.wake(0);
        flags.wake(1);
    }

    /** Answers the group's call if there is one; counts the lanes that are awake. */
    @Actor
    public void shard(II_Result r) {
        if (flags.calls(0) != 0) {
            flags.answer(0);
            r.r1 = (flags.isAwake(0) ? 1 : 0) + (flags.isAwake(1) ? 1 : 0);
        }
    }

    /** Whether the group calls again. */
    @Arbiter
    public void later(II_Result r) {
        r.r2 = flags.calls(0) != 0 ? 1 : 0;
    }
}
