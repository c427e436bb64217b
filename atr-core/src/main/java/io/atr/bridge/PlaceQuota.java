package io.atr.bridge;

import java.util.HashMap;
import java.util.Map;

/**
 * How many of the bus's places for publishers or for subscribers each caller has, over all its sessions. Half of them at the most, so that no
 * caller keeps all others out by opening one connection after another. Only the bridge's thread.
 */
final class PlaceQuota {
    private final String what;
    private final int places;
    private final Map<String, Integer> taken = new HashMap<>();

    /**
     * Nobody has any.
     *
     * @param what these places are for, in the plural
     * @param places that the bus has
     */
    PlaceQuota(String what, int places) {
        this.what = what;
        this.places = places;
    }

    /** Throws where the caller has its share already; callers that may take all of them are counted and never refused. */
    void check(SessionRights rights) throws RefusedException {
        int most = Math.max(1, places / 2);
        if (!rights.mayTakeAllPlaces() && taken.getOrDefault(rights.who(), 0) >= most) {
            throw new RefusedException(
                    Refusal.EXHAUSTED,
                    rights.who() + " has " + most + " of the node's " + places + " places for " + what
                            + ", as many as one caller gets; close one, or have the node started with more");
        }
    }

    void take(String who) {
        taken.merge(who, 1, Integer::sum);
    }

    void giveBack(String who) {
        taken.computeIfPresent(who, (name, count) -> count == 1 ? null : count - 1);
    }
}
