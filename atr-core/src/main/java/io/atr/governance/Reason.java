package io.atr.governance;

/**
 * Why a packet got its verdict. {@link #code} is what verdict bytes and counts carry: 1..15, and 0 for a packet that was
 * not judged yet.
 *
 * <p>The refusals stand in the order in which they are looked for: a packet that deserves several gets the first.
 */
public enum Reason {
    /** Every check passed. */
    ALLOWED(Verdict.ALLOW),
    /** A system packet in a lane that was granted the bypass. */
    ALLOWED_SYSTEM(Verdict.ALLOW),
    /** Not exactly one payload mode, or a reserved bit set. */
    E_INGRESS_BAD_PACKET(Verdict.DROP),
    /** The lane was not granted this sender. */
    E_INGRESS_FOREIGN_SENDER(Verdict.DROP),
    /** No rules are in force: nothing passes. */
    E_GOV_NO_RULES(Verdict.DROP),
    /** The topic belongs to another shard than the lane. */
    E_INGRESS_WRONG_SHARD(Verdict.DROP),
    /** The rules do not know the topic. */
    E_GOV_UNKNOWN_TOPIC(Verdict.DROP),
    /** The rules do not know the sender. */
    E_GOV_UNKNOWN_SENDER(Verdict.DROP),
    /** The sender may not publish on the topic. */
    E_GOV_DENYLISTED(Verdict.DROP),
    /** The sender has as many packets in flight as it may. */
    E_GOV_QUOTA_EXCEEDED(Verdict.DROP),
    /** The topic's bucket has no whole token. */
    E_GOV_THROTTLED(Verdict.THROTTLE);

    private static final Reason[] BY_CODE = values();

    private final Verdict verdict;
    private final byte code;

    Reason(Verdict verdict) {
        this.verdict = verdict;
        this.code = (byte) (ordinal() + 1);
    }

    /** The verdict that this reason goes with. */
    public Verdict verdict() {
        return verdict;
    }

    /** The code in verdict bytes and counts, from 1. */
    public byte code() {
        return code;
    }

    /** The reason of a code in 1..{@code values().length}. */
    public static Reason of(int code) {
        return BY_CODE[code - 1];
    }
}
