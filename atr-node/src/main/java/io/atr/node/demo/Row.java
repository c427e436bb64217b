package io.atr.node.demo;

import org.jspecify.annotations.Nullable;

/**
 * A row of the contract as far as the demo can see it.
 *
 * @param id the row's name in the contract
 * @param what what it is about
 * @param value what was seen; NaN when it was not measured
 * @param unit of the value and the bounds
 * @param shown the value as people read it
 * @param contract the contract's limit; null where it sets none
 * @param target our own; null where the demo cannot see it
 * @param how how it was measured, or why it was not
 */
record Row(
        String id,
        String what,
        double value,
        String unit,
        String shown,
        @Nullable Bound contract,
        @Nullable Bound target,
        String how) {
    /** What becomes of a row. */
    enum Verdict {
        /** The limit is kept. */
        PASS,
        /** It is not. */
        FAIL,
        /** Nobody looked. */
        NOT_MEASURED
    }

    /** Judged against the contract; where that sets no limit, against our target. */
    Verdict verdict() {
        Bound limit = limit();
        if (Double.isNaN(value) || limit == null) {
            return Verdict.NOT_MEASURED;
        }
        return limit.holds(value) ? Verdict.PASS : Verdict.FAIL;
    }

    /** The bound that the verdict goes by. */
    @Nullable
    Bound limit() {
        return contract != null ? contract : target;
    }

    /** Whether our own target is kept as well; null when there is nothing to say. */
    @Nullable
    Boolean targetMet() {
        return (target == null || Double.isNaN(value)) ? null : (Boolean) target.holds(value);
    }
}
