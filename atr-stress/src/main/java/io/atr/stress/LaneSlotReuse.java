package io.atr.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A publisher writes into a slot again only after the shard has released it, so the shard reads what was there. */
@JCStressTest
@Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "the lane was full still")
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "the slot was reused after it was read")
@Outcome(expect = FORBIDDEN, desc = "the slot was reused before it was released")
@State
public class LaneSlotReuse {
    private final OneLane end = new OneLane(2, false);

    /** A full lane. */
    public LaneSlotReuse() {
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

    /** Takes the packet in the first slot. */
    @Actor
    public void shard(II_Result r) {
        if (end.consumer.available() > 0) {
            r.r2 = end.read(end.consumer.position());
            end.consumer.advance(1);
            end.consumer.release();
        }
    }
}
