package io.atr.node.audit;

import io.atr.governance.Reason;
import io.atr.governance.Verdict;
import java.util.SplittableRandom;

/**
 * Picks refused packets to write down: one at a random place of every {@value #OF} that follow the first {@value #OF}. So
 * it never picks more than 0.1 % of what it was offered, and regular traffic cannot hide between its picks. One thread.
 */
public final class VerdictSampler {
    static final int OF = 1000;

    private final AuditLog log;
    private final SplittableRandom random;
    private int left = OF;
    private int pick = -1;

    VerdictSampler(AuditLog log) {
        this(log, new SplittableRandom());
    }

    VerdictSampler(AuditLog log, SplittableRandom random) {
        this.log = log;
        this.random = random;
    }

    /**
     * One verdict, with its code as {@link Reason#code} has it. Those that allow are passed over: {@link PassedSampler}
     * sees them in the log, whichever lane they came by.
     */
    public void offer(int topic, int sender, int code) {
        Reason reason = Reason.of(code);
        if (reason.verdict() != Verdict.ALLOW && isPicked()) {
            log.verdict(topic, sender, reason);
        }
    }

    /** Counts one packet; answers whether it is the one of its thousand. */
    boolean isPicked() {
        left--;
        boolean picked = left == pick;
        if (left == 0) {
            left = OF;
            pick = random.nextInt(OF);
        }
        return picked;
    }
}
