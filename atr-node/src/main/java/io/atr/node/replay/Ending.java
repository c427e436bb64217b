package io.atr.node.replay;

import io.atr.node.cli.ExitCode;

/**
 * How the judging of a capture ended.
 *
 * @param kind in a word
 * @param line what went wrong, where, and what to do about it; empty where nothing did
 */
public record Ending(Kind kind, String line) {
    /** Ends. */
    public enum Kind {
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

    /** It could not go on. */
    static Ending stopped(StoppedException e) {
        return new Ending(Kind.STOPPED, String.valueOf(e.getMessage()));
    }

    /**
     * How it ended after the last lines were written.
     *
     * @param lines closed
     */
    public Ending closing(Lines lines) {
        try {
            lines.close();
            return this;
        } catch (StoppedException e) {
            return kind == Kind.STOPPED ? this : stopped(e);
        }
    }

    /** Something that still has to be written. */
    @FunctionalInterface
    public interface Lines {
        /** Writes it. */
        void close() throws StoppedException;
    }

    /** What the process answers. */
    public int exitCode() {
        return kind == Kind.COMPLETE || kind == Kind.INTERRUPTED ? ExitCode.OK : ExitCode.FINDINGS;
    }
}
