package io.atr.node.replay;

import io.atr.governance.Reason;
import io.atr.governance.Verdict;

/** What can become of a datagram, as codes: those of {@link Reason}, and two for datagrams that never become a packet. */
public final class Reasons {
    /** The datagram ends before the number that the extractor is to take out of it. */
    static final int TOO_SHORT = Reason.values().length + 1;

    /** The datagram is of the other kind: a TCP segment has no udp.dst. */
    static final int NO_KEY = TOO_SHORT + 1;

    /** Codes are below this, and above 0. */
    public static final int CODES = NO_KEY + 1;

    private static final String[] NAMES = new String[CODES];
    private static final Verdict[] VERDICTS = new Verdict[CODES];

    static {
        for (Reason reason : Reason.values()) {
            NAMES[reason.code()] = reason.name();
            VERDICTS[reason.code()] = reason.verdict();
        }
        NAMES[TOO_SHORT] = "E_INGRESS_TOO_SHORT";
        NAMES[NO_KEY] = "E_INGRESS_NO_KEY";
        VERDICTS[TOO_SHORT] = Verdict.DROP;
        VERDICTS[NO_KEY] = Verdict.DROP;
    }

    private Reasons() {}

    /** What lists of verdicts call a code. */
    public static String name(int code) {
        return NAMES[code];
    }

    /** The verdict that a code belongs to. */
    public static Verdict verdict(int code) {
        return VERDICTS[code];
    }
}
