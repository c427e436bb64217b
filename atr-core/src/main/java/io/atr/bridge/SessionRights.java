package io.atr.bridge;

import io.atr.PublicationOptions;
import io.atr.SubscriptionOptions;

/** What one session may do. Called by the bridge's thread, which it must not hold up. */
public interface SessionRights {
    /** Names the caller in messages. */
    String who();

    /** Throws, with what is missing and how to get it, when the caller may not publish like this. */
    void checkPublish(PublicationOptions wish) throws RefusedException;

    /** Throws, with what is missing and how to get it, when the caller may not read all of this. */
    void checkSubscribe(SubscriptionOptions wish) throws RefusedException;

    /** Whether the caller may read every topic, and so map the logs themselves. */
    boolean readsEverything();

    /** Whether it may take more than half of the bus's places: for the node's own programs. */
    default boolean mayTakeAllPlaces() {
        return false;
    }

    /**
     * Looks again who the caller is and what it may do, where that may have changed. Asked some twenty times a second:
     * nothing new must be cheap to say.
     *
     * @return whether anything may have changed; what is held is checked again then
     * @throws RefusedException when the caller may not be here any more: its session ends
     */
    default boolean renew() throws RefusedException {
        return false;
    }

    /** Throws when a publication that was granted is granted no longer: the caller loses it. */
    default void checkStill(PublicationOptions held) throws RefusedException {
        checkPublish(held);
    }

    /** As {@link #checkStill(PublicationOptions)}, for a subscription. */
    default void checkStill(SubscriptionOptions held) throws RefusedException {
        checkSubscribe(held);
    }

    /** The caller was given something; for whoever keeps a list. */
    default void took(String what) {}

    /** The caller has given one such thing back, or lost it. Not called for what is left at the end. */
    default void gaveBack(String what) {}

    /**
     * A subscription of the caller kept the logs waiting until it was detached; for whoever has to know.
     *
     * @param heldOffNanos for how long the node does not wait for this caller again
     */
    default void stalled(String what, long heldOffNanos) {}

    /** The caller is gone. Called once. */
    default void left() {}

    /** Everything; for tests, and for nodes whose socket only their own user can reach. */
    static SessionRights all(String who) {
        return new SessionRights() {
            @Override
            public String who() {
                return who;
            }

            @Override
            public void checkPublish(PublicationOptions wish) {}

            @Override
            public void checkSubscribe(SubscriptionOptions wish) {}

            @Override
            public boolean readsEverything() {
                return true;
            }

            @Override
            public boolean mayTakeAllPlaces() {
                return true;
            }
        };
    }
}
