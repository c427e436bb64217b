package io.atr.bridge;

import io.atr.Bus;
import io.atr.SubscriptionOptions;
import io.atr.memory.Cells;
import io.atr.ring.LogShape;
import io.atr.ring.ShardLog;
import java.io.IOException;
import java.util.List;

/** The ring of a subscriber that may not map the logs: read-only for it, with its cursor in a file of its own. */
final class FeedHolding implements Holding {
    private final Feed feed;

    private FeedHolding(Feed feed) {
        this.feed = feed;
    }

    static Grantable open(Bus bus, Feeds feeds, SubscriptionOptions options, int slots, MemoryBudget budget, int id)
            throws IOException {
        LogShape shape = new LogShape(1, slots);
        SharedCells ring = SharedCells.create("feed", shape.bytes(), true, budget);
        try {
            SharedCells cursor = SharedCells.create("cursor", Cells.APART, false, budget);
            try {
                boolean gating = options.mode() == SubscriptionOptions.Mode.GATING;
                Feed feed = new Feed(
                        bus.subscribe(options), new ShardLog(ring.memory(), 1, slots), cursor.memory(), gating);
                feeds.add(feed);
                var answer = new BridgeMessage.Subscribed(id, true, 0, 1, slots);
                return new Grantable(new FeedHolding(feed), answer, List.of(ring.file(), cursor.file()));
            } catch (RuntimeException | Error failed) {
                cursor.file().close();
                throw failed;
            }
        } catch (IOException | RuntimeException | Error failed) {
            ring.file().close();
            throw failed;
        }
    }

    /** A feed that was ended says so in the ring itself. */
    @Override
    public String trouble() {
        return "";
    }

    @Override
    public boolean publishes() {
        return false;
    }

    @Override
    public boolean hasStalled() {
        return feed.hasStalled();
    }

    @Override
    public void close() {
        feed.end();
    }
}
