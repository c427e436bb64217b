package io.atr.bench.peers;

import io.atr.Publication;
import io.atr.PublicationOptions;
import io.atr.Subscription;
import io.atr.SubscriptionOptions;

/** Where ATR's shard runs, seen from its client. */
interface AtrSide {
    /** A publication. */
    Publication publish(PublicationOptions options);

    /** A subscription. */
    Subscription subscribe(SubscriptionOptions options);

    /** Ends it all. */
    void close();
}
