package io.atr.node.access;

/** The ways to a node. */
public enum Transport {
    /** A socket of the network, also of the machine's own loopback. */
    TCP,
    /** A Unix domain socket, whose kernel says who is at the other end. */
    UNIX,
    /** A caller in this very process. */
    IN_PROCESS
}
