package io.atr.bridge;

/** Something that a session holds on the node: lanes, cursors or a feed. Only the bridge's thread. */
interface Holding {
    /** Why the client cannot keep it, in words; empty while it can. */
    String trouble();

    /** Whether packets come from it. */
    boolean publishes();

    /** Whether the logs were kept waiting by it until they gave it up. */
    default boolean hasStalled() {
        return false;
    }

    /** Takes it back: the shards let go, what was published before is judged. Once. */
    void close();
}
