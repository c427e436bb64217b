package io.atr.node.live;

import io.atr.Publication;
import io.atr.PublicationOptions;
import io.atr.Subscription;
import io.atr.SubscriptionOptions;

/** A node whose memory this process shares. Every refusal is a {@link io.atr.node.cli.CommandException}. */
interface Memory extends AutoCloseable {
    /** A publication. */
    Publication publish(PublicationOptions wish);

    /** A subscription. */
    Subscription subscribe(SubscriptionOptions wish);

    @Override
    void close();
}
