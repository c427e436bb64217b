package io.atr.node.gate;

import io.atr.governance.Reason;
import io.atr.governance.Verdict;

/** What verdict codes are called on the wire. */
final class Decisions {
    static final int ALLOW = 1;
    static final int DROP = 2;
    static final int THROTTLED = 3;

    private static final byte[] BY_CODE = byCode();

    private Decisions() {}

    /** The decision for the code of a {@link Reason}. */
    static int of(int code) {
        return BY_CODE[code];
    }

    static Verdict verdict(int code) {
        return Reason.of(code).verdict();
    }

    private static byte[] byCode() {
        byte[] decisions = new byte[Reason.values().length + 1];
        for (Reason reason : Reason.values()) {
            decisions[reason.code()] = (byte)
                    switch (reason.verdict()) {
                        case ALLOW -> ALLOW;
                        case DROP -> DROP;
                        case THROTTLE -> THROTTLED;
                    };
        }
        return decisions;
    }
}
