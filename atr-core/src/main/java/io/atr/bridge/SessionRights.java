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

    /** The caller was given something; for whoever keeps a list. */
    default void took(String what) {}

    /** The caller has given one such thing back, or lost it. Not called for what is left at the end. */
    default void gaveBack(String what) {}

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
        };
    }
}
