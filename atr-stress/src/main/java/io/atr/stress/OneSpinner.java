package io.atr.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.atr.agent.IdleStrategy;
import io.atr.agent.Idling;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Of the process's agents that back off, at most one spins while it is idle. A strategy that did not sleep when it was
 * asked to idle has the right to spin until it ends.
 */
@JCStressTest
@Outcome(id = "[01], [01]", expect = ACCEPTABLE, desc = "each spun alone, or slept")
@Outcome(expect = FORBIDDEN, desc = "two had the right to spin at once")
@State
public class OneSpinner {
    private static final int ROUNDS_BEFORE_SEAT = 64;

    // Of all states at once, since the right is the process's. Not ordered: whoever may spin is alone with it.
    private static final AtomicInteger SPINNING = new AtomicInteger();

    private final IdleStrategy one = idle();
    private final IdleStrategy other = idle();

    /** Idles, and ends. */
    @Actor
    public void one(II_Result r) {
        r.r1 = spinners(one);
    }

    /** Idles, and ends. */
    @Actor
    public void other(II_Result r) {
        r.r2 = spinners(other);
    }

    private static IdleStrategy idle() {
        IdleStrategy idle = Idling.BACK_OFF.create();
        for (int i = 0; i < ROUNDS_BEFORE_SEAT; i++) {
            idle.idle(0);
        }
        return idle;
    }

    /** 1 where this one spun and no other did, 2 where another did, 0 where it slept. */
    private static int spinners(IdleStrategy idle) {
        idle.idle(0);
        int seen = 0;
        if (idle.cost().parks() == 0) {
            SPINNING.setOpaque(SPINNING.getOpaque() + 1);
            seen = SPINNING.getOpaque() == 1 ? 1 : 2;
            SPINNING.setOpaque(SPINNING.getOpaque() - 1);
        }
        idle.onClose();
        return seen;
    }
}
