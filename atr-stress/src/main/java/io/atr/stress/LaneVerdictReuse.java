package io.atr.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A slot whose publisher reads verdicts is not reused before its verdict was read: there is no room until then, and
 * the verdict of the slot's next packet never stands in the place of an earlier one.
 */
@JCStressTest
@Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "no verdict yet")
@Outcome(id = "0, 10", expect = ACCEPTABLE, desc = "the first packet's verdict")
@Outcome(id = "0, 12", expect = FORBIDDEN, desc = "the verdict of the packet that came into the slot later")
@Outcome(expect = FORBIDDEN, desc = "room before the verdict was read, or another verdict")
@State
public class LaneVerdictReuse {
    private static final int FIRST_VERDICT = 10;

    private final OneLane end = new OneLane(2, true);

    /** A full lane. */
    public LaneVerdictReuse() {
        end.publish(1);
        end.publish(2);
    }

    /** Reads the first verdict, then reuses the slot. */
    @Actor
    public void publisher(II_Result r) {
        r.r1 = end.producer.hasRoom(1) ? 1 : 0;
        if (end.producer.verdictsReady() > 0) {
            r.r2 = end.producer.verdict(end.producer.verdictsRead());
            end.producer.verdictsDone(1);
            if (end.producer.hasRoom(1)) {
                end.publish(3);
            }
        }
    }

    /** Judges what is there, twice: the verdict of position p is 10 + p. */
    @Actor
    public void shard() {
        judge();
        judge();
    }

    private void judge() {
        int count = end.consumer.available();
        for (int i = 0; i < count; i++) {
            long position = end.consumer.position() + i;
            end.consumer.verdict(position, (byte) (FIRST_VERDICT + position));
        }
        end.consumer.advance(count);
        end.consumer.release();
    }
}
