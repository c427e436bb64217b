package io.atr.bridge;

import io.atr.Bus;
import io.atr.PublicationOptions;
import io.atr.SubscriptionOptions;
import io.atr.platform.MemoryFile;
import io.atr.platform.Peer;
import java.io.IOException;
import java.util.List;

/** Gives sessions what they ask for and may have: the bus's side of all of them. Only the bridge's thread. */
final class Giver {
    private final Bus bus;
    private final Gatekeeper gatekeeper;
    private final BridgeLimits limits;
    private final Feeds feeds;
    private final MemoryBudget budget;
    private final long epoch;

    Giver(Bus bus, Gatekeeper gatekeeper, BridgeLimits limits, Feeds feeds, long epoch) {
        this.bus = bus;
        this.gatekeeper = gatekeeper;
        this.limits = limits;
        this.feeds = feeds;
        this.budget = new MemoryBudget(limits.memoryBytes());
        this.epoch = epoch;
    }

    /** What a session was granted, and the files that go before its own, which stay open here. */
    record Gift(Grantable granted, List<MemoryFile> before) {}

    SessionRights admit(Peer peer, String token) throws RefusedException {
        return gatekeeper.admit(peer, token);
    }

    BridgeMessage.Welcome welcome() {
        return new BridgeMessage.Welcome(
                epoch,
                bus.map().shards(),
                bus.map().topics(),
                bus.config().limits().senders());
    }

    Gift publish(SessionRights rights, PublicationOptions wish, int id) throws IOException {
        rights.checkPublish(wish);
        return new Gift(LaneHolding.open(bus, wish, budget, id), List.of());
    }

    /** Who may read everything maps the logs; anybody else, and whoever asks for a few topics only, gets a ring. */
    Gift subscribe(SessionRights rights, SubscriptionOptions wish, int id) throws IOException {
        rights.checkSubscribe(wish);
        List<MemoryFile> logs = LogHolding.logs(bus);
        if (wish.topics() == null && rights.readsEverything() && !logs.isEmpty()) {
            return new Gift(LogHolding.open(bus, wish, budget, id), logs);
        }
        return new Gift(FeedHolding.open(bus, feeds, wish, limits.feedSlots(), budget, id), List.of());
    }

    /** Shared memory that sessions have or had, as long as it is mapped here. */
    long memoryTaken() {
        return budget.taken();
    }
}
