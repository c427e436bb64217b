package io.atr.node.audit;

import java.util.SplittableRandom;

/**
 * Picks packets to write down: one at a random place of every {@value #OF} that follow the first {@value #OF}. So it never
 * picks more than 0.1 % of what it was offered, and regular traffic cannot hide between its picks. One thread.
 */
final class VerdictSampler {
    static final int OF = 1000;

    private final SplittableRandom random;
    private int left = OF;
    private int pick = -1;

    VerdictSampler() {
        this(new SplittableRandom());
    }

    VerdictSampler(SplittableRandom random) {
        this.random = random;
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
