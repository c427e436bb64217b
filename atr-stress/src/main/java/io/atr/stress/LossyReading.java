package io.atr.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * A lossy subscriber copies packets and then asks whether it was overrun. What it takes for whole is whole, and the
 * right one for its position; where it was overrun, it goes on further up the log.
 */
@JCStressTest
@Outcome(id = "1", expect = ACCEPTABLE, desc = "read before they were overwritten")
@Outcome(id = "2", expect = ACCEPTABLE, desc = "overrun, then read others")
@Outcome(id = "0", expect = ACCEPTABLE, desc = "overrun again")
@Outcome(expect = FORBIDDEN, desc = "a torn or overwritten packet was taken for whole")
@State
public class LossyReading {
    private static final int PIECE = 32;

    private final OneLog end = new OneLog(OneLog.CAPACITY, 0);
    private final MemorySegment copy = Scratch.zeroed((long) PIECE << Packet.SIZE_SHIFT);

    /** A full log, and packets to overwrite the oldest with. */
    public LossyReading() {
        end.prepare(PIECE);
    }

    /** Overwrites the oldest packets. */
    @Actor
    public void shard() {
        end.append(PIECE);
        end.log.publish();
    }

    /** Reads the oldest packets, or others if it was overrun. */
    @Actor
    public void subscriber(I_Result r) {
        for (int attempt = 1; attempt <= 2; attempt++) {
            int count = Math.min(end.reader.available(), PIECE);
            MemorySegment.copy(end.reader.memory(), end.reader.at(), copy, 0, (long) count << Packet.SIZE_SHIFT);
            if (end.reader.overrun() == 0) {
                r.r1 = isRight(count) ? attempt : Stamp.TORN;
                return;
            }
            end.reader.catchUp();
        }
    }

    private boolean isRight(int count) {
        boolean right = true;
        for (int i = 0; i < count; i++) {
            right &= Stamp.read(copy, (long) i << Packet.SIZE_SHIFT) == end.reader.position() + i + 1;
        }
        return right;
    }
}
