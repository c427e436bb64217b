package io.atr.node.access;

/**
 * Something that whoever guards the node wants to hear of. Immutable; any thread.
 *
 * @param kind what
 * @param who for people: a caller's name, or what was claimed
 * @param from where from, for people
 * @param detail for people; never a secret
 */
public record SecurityEvent(Kind kind, String who, String from, String detail) {
    /** What happened. */
    public enum Kind {
        /** Credentials were refused. */
        REFUSED,
        /** Somebody asked for what it may not have. */
        PERMISSION_DENIED,
        /** A TLS handshake failed. */
        HANDSHAKE_FAILED,
        /** The access file or certificates were read again. */
        RELOADED,
        /** They could not be used, so nothing changed. */
        RELOAD_FAILED,
        /** A subscriber kept the shards waiting until it was detached. */
        STALLED,
        /** The rules changed, or somebody tried. */
        RULES_CHANGED,
        /** The node answers callers more than is safe: {@code --open}. */
        OPEN
    }
}
