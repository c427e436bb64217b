package io.atr.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A feed tells what its source missed, then publishes what came behind the gap. Who sees such a packet knows of the gap:
 * otherwise it would count packets as received and not as missed.
 */
@JCStressTest
@Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "nothing was seen yet")
@Outcome(id = "0, 5", expect = ACCEPTABLE, desc = "the gap was seen first")
@Outcome(id = "1, 5", expect = ACCEPTABLE, desc = "both were seen")
@Outcome(expect = FORBIDDEN, desc = "a packet was seen without the gap before it")
@State
public class FeedLoss {
    private final OneLog end = new OneLog(0, 0);

    /** A log that is empty. */
    public FeedLoss() {
        end.prepare(1);
    }

    /** Tells of five packets that were missed, then publishes one. */
    @Actor
    public void feed() {
        end.log.lost(5);
        end.append(1);
        end.log.publish();
    }

    /** Looks for packets, then for gaps. */
    @Actor
    public void subscriber(II_Result r) {
        r.r1 = end.reader.available();
        r.r2 = (int) end.reader.lost();
    }
}
