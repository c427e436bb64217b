package io.atr.bridge;

import io.atr.PublicationOptions;
import io.atr.SubscriptionOptions;
import io.atr.governance.Grant;
import io.atr.governance.TopicSet;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Options of the API as messages, and back. */
final class Wishes {
    private Wishes() {}

    static BridgeMessage.Publish message(PublicationOptions options) {
        return new BridgeMessage.Publish(options.sender(), options.senders(), options.bypass(), options.tracked());
    }

    static BridgeMessage.Subscribe message(SubscriptionOptions options) {
        TopicSet topics = options.topics();
        return new BridgeMessage.Subscribe(
                options.mode() == SubscriptionOptions.Mode.GATING, topics == null ? null : bits(topics));
    }

    static PublicationOptions options(BridgeMessage.Publish wish) {
        return new PublicationOptions(wish.sender(), wish.senders(), wish.bypass(), wish.tracked());
    }

    static SubscriptionOptions options(BridgeMessage.Subscribe wish) {
        @Nullable BitSet topics = wish.topics();
        return new SubscriptionOptions(
                wish.gating() ? SubscriptionOptions.Mode.GATING : SubscriptionOptions.Mode.LOSSY,
                topics == null ? null : TopicSet.of(topics));
    }

    /** For people. */
    static String words(PublicationOptions options) {
        BitSet senders = options.senders();
        String who = options.sender() != Grant.MANY
                ? "sender " + options.sender()
                : senders == null ? "all senders" : senders.cardinality() + " senders";
        return "publication of " + who + (options.bypass() ? ", with bypass" : "");
    }

    /** For people. */
    static String words(SubscriptionOptions options) {
        TopicSet topics = options.topics();
        String mode = options.mode() == SubscriptionOptions.Mode.GATING ? "gating" : "lossy";
        return mode + " subscription of " + (topics == null ? "all topics" : topics.size() + " topics");
    }

    private static BitSet bits(TopicSet topics) {
        BitSet bits = new BitSet();
        for (int topic = topics.next(0); topic >= 0; topic = topics.next(topic + 1)) {
            bits.set(topic);
        }
        return bits;
    }
}
