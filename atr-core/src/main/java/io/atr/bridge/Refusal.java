package io.atr.bridge;

/** Why a node says no. */
public enum Refusal {
    /** The caller's credentials are not known here. */
    UNAUTHENTICATED,
    /** The caller is known, and may not do this. */
    NOT_PERMITTED,
    /** The wish makes no sense on this bus, or breaks the protocol. */
    BAD_REQUEST,
    /** There is no room: all places are taken, or the session asks for too much. */
    EXHAUSTED,
    /** The other side speaks another version of the protocol. */
    OTHER_VERSION,
    /** The node is closing, or could not do it. */
    UNAVAILABLE;

    private static final Refusal[] ALL = values();

    static Refusal of(int number) throws MalformedMessage {
        if (number < 0 || number >= ALL.length) {
            throw new MalformedMessage("refusal " + number + " is not one of this version");
        }
        return ALL[number];
    }
}
