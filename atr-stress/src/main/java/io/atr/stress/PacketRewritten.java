package io.atr.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.atr.governance.TopicSet;
import io.atr.packet.Packet;
import io.atr.ring.Lane;
import io.atr.shard.StallPolicy;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * A publisher in another process that turns a packet into one which it may not publish, while the shard judges it: what
 * is logged is what was judged.
 */
@JCStressTest
@Outcome(id = "0", expect = ACCEPTABLE, desc = "the packet as it was published")
@Outcome(id = "-1", expect = ACCEPTABLE, desc = "the other packet, refused")
@Outcome(expect = FORBIDDEN, desc = "a packet in the log that the rules refuse")
@State
public class PacketRewritten {
    private static final int TURNS = 4096;

    private final OneShard end = new OneShard(1, StallPolicy.DEFAULT, true);

    /** Rules that allow topic 0 only, and one packet on it. */
    public PacketRewritten() {
        end.pool.apply(end.pool.compile(OneShard.allowing(TopicSet.of(0))));
        end.publish(1);
    }

    /** Writes the other topic, and this one again. */
    @Actor
    public void publisher() {
        Lane lane = end.publisher.lane();
        for (int turn = 0; turn < TURNS; turn++) {
            Packet.topic(lane.memory(), lane.at(0), (turn & 1) == 0 ? 1 : 0);
        }
    }

    /** Judges it, and looks what was logged. */
    @Actor
    public void shard(I_Result r) {
        end.shard.doWork();
        boolean logged = end.shard.log().position() > 0;
        r.r1 = logged ? Packet.topic(end.shard.log().memory(), end.shard.log().slots()) : -1;
    }
}
