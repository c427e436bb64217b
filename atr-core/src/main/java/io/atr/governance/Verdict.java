package io.atr.governance;

/** What becomes of a packet. */
public enum Verdict {
    /** It goes to the log. */
    ALLOW,
    /** It is refused for good. */
    DROP,
    /** It is refused for now: its topic's rate is used up. */
    THROTTLE
}
