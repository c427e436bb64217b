package io.atr.node.access;

/** What kinds of things a caller may do. */
public enum Role {
    /** Publishes, as the senders that it is bound to. */
    PUBLISHER,
    /** Reads packets, of the topics that it is bound to. */
    SUBSCRIBER,
    /** Changes rules. */
    OPERATOR,
    /** Sees status, rules and history. */
    OBSERVER
}
