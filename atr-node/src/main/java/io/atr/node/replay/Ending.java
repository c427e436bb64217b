package io.atr.node.replay;

import io.atr.node.cli.ExitCode;

/**
 * How a replay ended.
 *
 * @param kind in a word
 * @param line what went wrong, where, and what to do about it; empty where nothing did
 */
record Ending(Kind kind, String line) {
    /** Ends. */
    enum Kind {
        /** After the last datagram of the last pass. */
        COMPLETE,
        /** The user wanted it. */
        INTERRUPTED,
        /** The capture is damaged, or cannot be read any further. */
        DAMAGED,
        /** Verdicts cannot be written any further, or the clock cannot be moved. */
        STOPPED
    }

    /** All was replayed. */
    static final Ending COMPLETE = new Ending(Kind.COMPLETE, "");

    /** The user wanted it to end. */
    static final Ending INTERRUPTED = new Ending(Kind.INTERRUPTED, "");

    int exitCode() {
        return kind == Kind.COMPLETE || kind == Kind.INTERRUPTED ? ExitCode.OK : ExitCode.FINDINGS;
    }
}
