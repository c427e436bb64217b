package io.atr.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A shard sees a lane's packet only once it was published, and then the whole of it. */
@JCStressTest
@Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "nothing published yet")
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "the first packet, whole")
@Outcome(id = "2, 2", expect = ACCEPTABLE, desc = "both packets, the second whole")
@Outcome(expect = FORBIDDEN, desc = "a packet torn, or seen before it was published")
@State
public class LanePublishing {
    private final OneLane end = new OneLane(4, false);

    /** Publishes two packets, one by one. */
    @Actor
    public void publisher() {
        end.publish(1);
        end.publish(2);
    }

    /** Reads the last packet that is there. */
    @Actor
    public void shard(II_Result r) {
        r.r1 = end.consumer.available();
        if (r.r1 > 0) {
            r.r2 = end.read(end.consumer.position() + r.r1 - 1);
        }
    }
}
