package io.atr.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A verdict that is ready has been written. */
@JCStressTest
@Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "no verdict yet")
@Outcome(id = "1, 7", expect = ACCEPTABLE, desc = "the verdict")
@Outcome(expect = FORBIDDEN, desc = "a verdict byte read before it was written")
@State
public class LaneVerdict {
    private static final byte VERDICT = 7;

    private final OneLane end = new OneLane(2, true);

    /** A lane with one packet. */
    public LaneVerdict() {
        end.publish(1);
    }

    /** Judges the packet. */
    @Actor
    public void shard() {
        int count = end.consumer.available();
        end.consumer.verdict(end.consumer.position(), VERDICT);
        end.consumer.advance(count);
        end.consumer.release();
    }

    /** Reads its verdict if there is one. */
    @Actor
    public void publisher(II_Result r) {
        r.r1 = end.producer.verdictsReady();
        if (r.r1 > 0) {
            r.r2 = end.producer.verdict(end.producer.verdictsRead());
        }
    }
}
