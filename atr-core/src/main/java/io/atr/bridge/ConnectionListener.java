package io.atr.bridge;

/** Learns of a connection's changes. Called by the connection's thread, which must not be held up. */
public interface ConnectionListener {
    /** Nobody. */
    ConnectionListener NOBODY = new ConnectionListener() {};

    /** The node is back, and what was open goes on; {@code epoch} tells whether it is the same run of the node. */
    default void connected(long epoch) {}

    /** The node is away; the connection looks for it. */
    default void disconnected(String why) {}

    /** The node took a publication or subscription back, or does not give it again: it answers CLOSED from now on. */
    default void lost(String why) {}
}
