package io.atr.node.view;

/** A tap is not opened. The message is one line: why, and what to do instead. */
public final class TapRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** Why. */
    public enum Kind {
        /** The request makes no sense. */
        WRONG_REQUEST,
        /** The caller may not read a topic that it asks for. */
        NOT_PERMITTED,
        /** There are as many taps, or subscriptions, as there may be. */
        TOO_MANY,
        /** The node stops. */
        CLOSED
    }

    TapRefusedException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** Why. */
    public Kind kind() {
        return kind;
    }
}
