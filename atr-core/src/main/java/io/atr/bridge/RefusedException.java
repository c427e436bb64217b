package io.atr.bridge;

import java.io.IOException;

/** The node said no; the message says why, and what to do about it. */
public final class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    private final Refusal refusal;

    /** A refusal of a kind, in words. */
    public RefusedException(Refusal refusal, String why) {
        super(why);
        this.refusal = refusal;
    }

    /** What kind of refusal it is. */
    public Refusal refusal() {
        return refusal;
    }
}
