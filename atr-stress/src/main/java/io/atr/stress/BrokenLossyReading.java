package io.atr.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;

import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * What {@link LossyReading} would be without its question whether it was overrun: shows that the test would notice.
 */
@JCStressTest
@Outcome(id = "1", expect = ACCEPTABLE, desc = "read before they were overwritten")
@Outcome(id = "-1", expect = ACCEPTABLE_INTERESTING, desc = "a torn or overwritten packet was taken for whole")
@State
public class BrokenLossyReading {
    private static final int PIECE = 32;

    private final OneLog end = new OneLog(OneLog.CAPACITY, 0);
    private final MemorySegment copy = Scratch.zeroed((long) PIECE << Packet.SIZE_SHIFT);

    /** A full log, and packets to overwrite the oldest with. */
    public BrokenLossyReading() {
        end.prepare(PIECE);
    }

    /** Overwrites the oldest packets. */
    @Actor
    public void shard() {
        end.append(PIECE);
        end.log.publish();
    }

    /** Reads the oldest packets, come what may. */
    @Actor
    public void subscriber(I_Result r) {
        int count = Math.min(end.reader.available(), PIECE);
        MemorySegment.copy(end.reader.memory(), end.reader.at(), copy, 0, (long) count << Packet.SIZE_SHIFT);
        boolean right = true;
        for (int i = 0; i < count; i++) {
            right &= Stamp.read(copy, (long) i << Packet.SIZE_SHIFT) == end.reader.position() + i + 1;
        }
        r.r1 = right ? 1 : Stamp.TORN;
    }
}
