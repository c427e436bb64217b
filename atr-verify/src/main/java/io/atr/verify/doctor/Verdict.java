package io.atr.verify.doctor;

/** What was found, in a word. */
public enum Verdict {
    /** As it should be. */
    PASS,
    /** It works, and costs time or certainty. */
    WARN,
    /** The contract cannot be met like this. */
    FAIL
}
