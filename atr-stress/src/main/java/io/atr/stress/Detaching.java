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
 * A gating subscriber that polls while the shard detaches it may read packets that were overwritten, but then its next
 * poll tells it that it was detached: slots that it holds are overwritten only after its state says so.
 */
@JCStressTest
@Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "told before it read")
@Outcome(id = "1, [01]", expect = ACCEPTABLE, desc = "read what was appended")
@Outcome(id = "2, 1", expect = ACCEPTABLE, desc = "read overwritten packets, and was told")
@Outcome(id = "2, 0", expect = FORBIDDEN, desc = "read overwritten packets, and was not told")
@Outcome(expect = FORBIDDEN, desc = "anything else")
@State
public class Detaching {
    private static final int MORE = 4;
    private static final StallPolicy STRICT = new StallPolicy(1, 1_000_000);

    private final OneShard end = new OneShard(1, STRICT);
    private final LogReader reader = end.subscribe();

    /** A full log, more packets in the lane, and a subscriber that has kept the log waiting for too long. */
    public Detaching() {
        end.pool.apply(end.pool.compile(OneShard.OPEN));
        end.publish(OneShard.LOG_SLOTS + MORE);
        end.shard.doWork();
        end.clock.advance(1_000);
    }

    /** Detaches the subscriber and overwrites the oldest packets. */
    @Actor
    public void shard() {
        end.shard.doWork();
    }

    /** Reads the oldest packets in place, as a poll does, and then asks as its next poll does. */
    @Actor
    public void subscriber(II_Result r) {
        if (!reader.detached()) {
            r.r1 = readRight(Math.min(reader.available(), MORE)) ? 1 : 2;
            reader.release();
        }
        r.r2 = reader.detached() ? 1 : 0;
    }

    private boolean readRight(int count) {
        boolean right = true;
        for (int i = 0; i < count; i++) {
            right &= Stamp.read(reader.memory(), reader.at()) == reader.position() + 1;
            reader.advance(1);
        }
        return right;
    }
}
