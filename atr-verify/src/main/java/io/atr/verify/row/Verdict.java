package io.atr.verify.row;

/** What is said of a row. */
public enum Verdict {
    /** The limit is kept. */
    PASS,
    /** The limit is not kept, or the measurement itself went wrong. */
    FAIL,
    /** Nothing can be said: the machine lacks what the row needs, or ATR does. Never counts as PASS. */
    UNSUPPORTED
}
