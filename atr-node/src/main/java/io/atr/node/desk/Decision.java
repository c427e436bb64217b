package io.atr.node.desk;

import java.util.List;

/**
 * What became of a change.
 *
 * @param refusal why not, or {@link Refusal#NONE}
 * @param version in force afterwards
 * @param findings why it was refused, a line each
 */
public record Decision(Refusal refusal, long version, List<String> findings) {
    /** Why a change was not made. */
    public enum Refusal {
        /** It was made. */
        NONE,
        /** The rules are wrong, or do not fit the bus. */
        WRONG_RULES,
        /** Another change came between. */
        BASE_VERSION,
        /** There is no such version to go back to. */
        UNKNOWN_VERSION,
        /** The node was started without a rules file. */
        NO_RULES_FILE,
        /** It could not be written down, so it was not made. */
        JOURNAL
    }

    /** Whether it was made. */
    public boolean made() {
        return refusal == Refusal.NONE;
    }
}
