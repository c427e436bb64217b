package io.atr.node.access;

/**
 * Who the kernel says is at the other end of a Unix socket, when it connected.
 *
 * @param uid its user
 * @param gid its primary group; the kernel does not tell the others
 * @param pid its process
 */
public record PeerCredentials(int uid, int gid, int pid) {}
