package io.atr.node.backtest;

import io.atr.governance.Verdict;
import io.atr.node.replay.Reasons;

/**
 * One way in which verdicts differ.
 *
 * @param before the code of the reason under the old rules
 * @param after the code under the new ones
 * @param count datagrams
 */
record Change(int before, int after, long count) {
    /** Whether only the reason is another. */
    boolean isReasonOnly() {
        return Reasons.verdict(before) == Reasons.verdict(after);
    }

    /** Such as {@code ALLOW -> THROTTLE (E_GOV_THROTTLED)}. */
    String label() {
        return side(before) + " -> " + side(after);
    }

    private static String side(int code) {
        Verdict verdict = Reasons.verdict(code);
        return verdict == Verdict.ALLOW ? verdict.name() : verdict + " (" + Reasons.name(code) + ")";
    }
}
