package io.atr.node.replay;

/** A replay cannot go on. The message is one line: what, where, and what to do about it. */
final class StoppedException extends Exception {
    private static final long serialVersionUID = 1L;

    StoppedException(String message) {
        super(message);
    }
}
