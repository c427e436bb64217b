package io.atr;

import io.atr.governance.TopicSet;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription reads, and what happens when it is slow.
 *
 * @param mode whether the log waits for it
 * @param topics the topics it is handed; null for all
 */
public record SubscriptionOptions(Mode mode, @Nullable TopicSet topics) {
    /** What happens when a subscriber does not keep up. */
    public enum Mode {
        /** The log waits for it, within the limits of {@link io.atr.shard.StallPolicy}; packets are read in place. */
        GATING,
        /** It is overrun, and told how many packets it missed; packets are copied before they are read. */
        LOSSY
    }

    /** Every topic; the log waits. */
    public static SubscriptionOptions gating() {
        return new SubscriptionOptions(Mode.GATING, null);
    }

    /** Every topic; overrun when slow. */
    public static SubscriptionOptions lossy() {
        return new SubscriptionOptions(Mode.LOSSY, null);
    }

    /** The same, for some topics only. */
    public SubscriptionOptions topics(TopicSet some) {
        return new SubscriptionOptions(mode, some);
    }
}
