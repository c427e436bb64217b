package io.atr.bridge;

import io.atr.Bus;
import io.atr.ForeignSubscription;
import io.atr.SubscriptionOptions;
import io.atr.memory.Cells;
import io.atr.memory.SharedRegion;
import io.atr.platform.MemoryFile;
import io.atr.ring.LogShape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Cursors of another process that maps the shards' logs themselves, since it may read everything. */
final class LogHolding implements Holding {
    private final ForeignSubscription subscription;

    private LogHolding(ForeignSubscription subscription) {
        this.subscription = subscription;
    }

    /** The logs' files stay the bus's: the client gets copies of their descriptors. */
    static Grantable open(Bus bus, SubscriptionOptions options, MemoryBudget budget, int id) throws IOException {
        SharedCells cursors = SharedCells.create("cursors", (long) bus.map().shards() * Cells.APART, false, budget);
        try {
            ForeignSubscription subscription = bus.subscribeFrom(options.mode(), cursors.memory());
            LogShape shape = bus.logShape();
            var answer = new BridgeMessage.Subscribed(
                    id, false, subscription.place(), shape.subscribers(), shape.capacity());
            return new Grantable(new LogHolding(subscription), answer, List.of(cursors.file()));
        } catch (RuntimeException | Error failed) {
            cursors.file().close();
            throw failed;
        }
    }

    /** The descriptors that go along before the cursors'. */
    static List<MemoryFile> logs(Bus bus) {
        List<MemoryFile> files = new ArrayList<>();
        for (SharedRegion log : bus.sharedLogs()) {
            files.add(log.file());
        }
        return files;
    }

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
        return subscription.isDetached();
    }

    @Override
    public void close() {
        subscription.close();
    }
}
