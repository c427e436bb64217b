package io.atr.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.atr.packet.Packet;
import io.atr.ring.RefusalReader;
import io.atr.ring.RefusalTrail;
import java.lang.foreign.MemorySegment;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Refusals are read while the shard overwrites them: what is taken for whole is whole. */
@JCStressTest
@Outcome(id = "1", expect = ACCEPTABLE, desc = "a whole refusal")
@Outcome(id = "0", expect = ACCEPTABLE, desc = "none: overrun twice")
@Outcome(expect = FORBIDDEN, desc = "parts of two refusals, or of none")
@State
public class RefusalReading {
    private static final int CAPACITY = 4;

    private final MemorySegment packet = Scratch.zeroed(Packet.SIZE);
    private final RefusalTrail trail = new RefusalTrail(Scratch.zeroed(RefusalTrail.bytes(CAPACITY)), CAPACITY);
    private final RefusalReader reader;
    private byte noted;

    /** A full trail. */
    public RefusalReading() {
        trail.watched(true);
        reader = trail.reader();
        note(CAPACITY);
    }

    /** Overwrites the oldest. */
    @Actor
    public void shard() {
        note(CAPACITY);
    }

    /** Reads one of them. */
    @Actor
    public void watcher(I_Result r) {
        boolean read = reader.next();
        boolean whole = reader.flags() == reader.route()
                && reader.route() == reader.code()
                && reader.code() == reader.missed() + 1;
        r.r1 = !read ? 0 : whole ? 1 : Stamp.TORN;
    }

    private void note(int refusals) {
        for (int i = 0; i < refusals; i++) {
            noted++;
            Packet.flags(packet, 0, noted);
            Packet.route(packet, 0, noted);
            trail.note(packet, 0, noted);
        }
        trail.publish();
    }
}
