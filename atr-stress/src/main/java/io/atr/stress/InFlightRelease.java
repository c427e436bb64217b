package io.atr.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.atr.governance.Reason;
import io.atr.governance.RuleSet;
import io.atr.governance.TopicRule;
import io.atr.governance.TopicSet;
import io.atr.ring.LogReader;
import io.atr.shard.StallPolicy;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LZI_Result;

/**
 * A sender with a quota of one packet in flight, and the subscriber that passes the packet: the next one is admitted
 * only after the subscriber was done with the first, and then one more fits in and no two.
 */
@JCStressTest
@Outcome(id = "ALLOWED, true, 1", expect = ACCEPTABLE, desc = "admitted after the first was passed")
@Outcome(id = "E_GOV_QUOTA_EXCEEDED, (true|false), 1", expect = ACCEPTABLE, desc = "refused; a later one is admitted")
@Outcome(id = "ALLOWED, false, .*", expect = FORBIDDEN, desc = "admitted before the first was passed")
@Outcome(expect = FORBIDDEN, desc = "the count of packets in flight is wrong")
@State
public class InFlightRelease {
    private static final StallPolicy PATIENT = new StallPolicy(StallPolicy.NEVER, StallPolicy.NEVER);

    private final OneShard end = new OneShard(1, PATIENT);
    private final LogReader reader = end.subscribe();

    // Plain on purpose: seen by the shard if the packet was passed before.
    private boolean done;

    /** One packet in flight, another in the lane. */
    public InFlightRelease() {
        end.pool.apply(end.pool.compile(RuleSet.builder()
                .topic(TopicRule.unlimited(0))
                .topic(TopicRule.unlimited(1))
                .sender(0, TopicSet.of(0, 1), 1)
                .build()));
        end.publish(1);
        end.shard.doWork();
        end.publish(1);
    }

    /** Judges the second packet. */
    @Actor
    public void shard(LZI_Result r) {
        end.shard.doWork();
        r.r2 = done;
        r.r1 = Reason.of(end.verdict(1));
    }

    /** Passes the first packet. */
    @Actor
    public void subscriber() {
        int passed = reader.available() > 0 ? 1 : 0;
        done = true;
        reader.advance(passed);
        reader.release();
    }

    /** How many of the second packet and two more were admitted while nobody passed them. */
    @Arbiter
    public void later(LZI_Result r) {
        end.publish(2);
        end.shard.doWork();
        for (int position = 1; position <= 3; position++) {
            r.r3 += Reason.of(end.verdict(position)) == Reason.ALLOWED ? 1 : 0;
        }
    }
}
