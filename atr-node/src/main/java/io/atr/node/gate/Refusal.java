package io.atr.node.gate;

/**
 * Why nothing of a batch was judged, or not all of it.
 *
 * @param kind what stood in the way
 * @param text the same for people, with what to do instead
 */
public record Refusal(Kind kind, String text) {
    /** What a call is told whose memory cannot be had. */
    public static final String NO_MEMORY =
            "the memory that this node has for your connection, for you, or for all remote callers is used up: read"
                    + " your answers, have less in flight, then send again; nothing was judged";

    static Refusal memory() {
        return new Refusal(Kind.MEMORY, NO_MEMORY);
    }

    /** What stood in the way. */
    public enum Kind {
        /** The message is not one of the contract. */
        MALFORMED,
        /** More packets than a batch may have, or than may be in flight. */
        OVERLOAD,
        /** A share of the node's memory for remote callers is used up. */
        MEMORY,
        /** References to memory: they do not exist yet. */
        UNIMPLEMENTED,
        /** The caller may not do this. */
        NOT_PERMITTED,
        /** The node failed; packets may have been judged all the same. */
        FAILED,
        /** The bus or the gateway was closed; packets may have been judged all the same. */
        CLOSED
    }
}
