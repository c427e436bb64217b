package io.atr;

/**
 * The negative answers of the hot path. Zero and above is success; what it counts, the method says. None of them is an
 * exception, and none costs more than the success.
 */
public final class Answer {
    /** The lane is full: the shard, or a gating subscriber behind it, does not keep up. Try again later. */
    public static final int BACK_PRESSURED = -1;

    /** The publication, the subscription or the bus was closed. */
    public static final int CLOSED = -2;

    /** The publication was not granted this sender. */
    public static final int NOT_PERMITTED = -3;

    /** More data than a packet holds, or more packets than a lane holds. */
    public static final int TOO_LARGE = -4;

    /** The topic's id is beyond the topics of this bus. */
    public static final int UNKNOWN_TOPIC = -5;

    /** A claim is open: commit or abort it first. */
    public static final int CLAIM_OPEN = -6;

    /** The subscriber kept the log waiting for too long and was detached; packets of its last poll may have been torn. */
    public static final int DETACHED = -7;

    /** The node in another process is away; the connection looks for it. Try again later. */
    public static final int NOT_CONNECTED = -8;

    /** Nothing is claimed, so there is nothing to commit. */
    public static final int NO_CLAIM = -9;

    private static final String[] NAMES = {
        "BACK_PRESSURED",
        "CLOSED",
        "NOT_PERMITTED",
        "TOO_LARGE",
        "UNKNOWN_TOPIC",
        "CLAIM_OPEN",
        "DETACHED",
        "NOT_CONNECTED",
        "NO_CLAIM"
    };

    private Answer() {}

    /** The name of a negative answer; the number itself for any other. */
    public static String name(long answer) {
        return answer < 0 && answer >= -NAMES.length ? NAMES[(int) -answer - 1] : Long.toString(answer);
    }
}
