package io.atr.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A subscriber sees packets only once the log's tail was published, and then the whole of them, also where the ring
 * wraps.
 */
@JCStressTest
@Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "nothing published yet")
@Outcome(id = "2, 1", expect = ACCEPTABLE, desc = "the first two packets, whole")
@Outcome(id = "3, 1", expect = ACCEPTABLE, desc = "all three packets, whole")
@Outcome(expect = FORBIDDEN, desc = "a packet torn, or seen before it was published")
@State
public class LogPublishing {
    private final OneLog end = new OneLog(OneLog.CAPACITY - 1, OneLog.CAPACITY - 1);

    /** Publishes two packets and then a third; the ring wraps after the first. */
    @Actor
    public void shard() {
        end.prepare(2);
        end.append(2);
        end.log.publish();
        end.prepare(1);
        end.append(1);
        end.log.publish();
    }

    /** Reads what is there. */
    @Actor
    public void subscriber(II_Result r) {
        r.r1 = end.reader.available();
        for (int i = r.r1 - 1; i >= 0; i--) {
            long position = end.reader.position() + i;
            r.r2 = end.read(position) == position + 1 ? 1 : Stamp.TORN;
            if (r.r2 == Stamp.TORN) {
                return;
            }
        }
    }
}
