package io.atr.node.replay;

/** Judging a capture cannot go on. The message is one line: what, where, and what to do about it. */
public final class StoppedException extends Exception {
    private static final long serialVersionUID = 1L;

    StoppedException(String message) {
        super(message);
    }
}
