package io.atr.bridge;

import io.atr.platform.Peer;

/** Who may come in over the bridge. Called by the bridge's thread, which it must not hold up. */
@FunctionalInterface
public interface Gatekeeper {
    /**
     * Lets a caller in.
     *
     * @param peer the process at the other end, as the kernel tells
     * @param token what it said to prove who it is; empty when it said nothing
     * @return what it may do from now on
     * @throws RefusedException when it may not come in
     */
    SessionRights admit(Peer peer, String token) throws RefusedException;
}
