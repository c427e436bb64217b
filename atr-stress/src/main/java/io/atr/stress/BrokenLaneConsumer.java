package io.atr.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * What {@link LaneSlotReuse} would be with a shard that releases a slot before it reads it: shows that the test would
 * notice.
 */
@JCStressTest
@Outcome(id = "[01], 1", expect = ACCEPTABLE, desc = "the right packet, by luck")
@Outcome(id = "1, (3|-1)", expect = ACCEPTABLE_INTERESTING, desc = "the slot was reused before it was read")
@Outcome(expect = FORBIDDEN, desc = "anything else")
@State
public class BrokenLaneConsumer {
    private final OneLane end = new OneLane(2, false);

    /** A full lane. */
    public BrokenLaneConsumer() {
        end.publish(1);
        end.publish(2);
    }

    /** Reuses the first slot if it is free. */
    @Actor
    public void publisher(II_Result r) {
        if (end.producer.hasRoom(1)) {
            end.publish(3);
            r.r1 = 1;
        }
    }

    /** Lets go of the first slot, and then takes its packet. */
    @Actor
    public void shard(II_Result r) {
        if (end.consumer.available() > 0) {
            long position = end.consumer.position();
            end.consumer.advance(1);
            end.consumer.release();
            r.r2 = end.read(position);
        }
    }
}
