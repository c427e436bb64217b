package io.atr.bridge;

import io.atr.Bus;
import io.atr.PublicationOptions;
import io.atr.SubscriptionOptions;
import io.atr.platform.MemoryFile;
import io.atr.platform.Peer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Gives sessions what they ask for and may have: the bus's side of all of them. Only the bridge's thread. */
final class Giver {
    private final Bus bus;
    private final Gatekeeper gatekeeper;
    private final BridgeLimits limits;
    private final Feeds feeds;
    private final MemoryBudget budget;
    private final PlaceQuota publishers;
    private final PlaceQuota subscribers;
    private final HoldOff holdOff = new HoldOff();
    private final LongAdder stalls = new LongAdder();
    private final LongAdder heldOff = new LongAdder();
    private final long epoch;

    Giver(Bus bus, Gatekeeper gatekeeper, BridgeLimits limits, Feeds feeds, long epoch) {
        this.bus = bus;
        this.gatekeeper = gatekeeper;
        this.limits = limits;
        this.feeds = feeds;
        this.budget = new MemoryBudget(limits.memoryBytes());
        this.epoch = epoch;
        this.publishers = new PlaceQuota("publishers", bus.config().limits().publishers());
        this.subscribers = new PlaceQuota("subscribers", bus.config().limits().subscribers());
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
        publishers.check(rights);
        return new Gift(LaneHolding.open(bus, wish, budget, id), List.of());
    }

    /** Who may read everything maps the logs; anybody else, and whoever asks for a few topics only, gets a ring. */
    Gift subscribe(SessionRights rights, SubscriptionOptions wish, int id) throws IOException {
        rights.checkSubscribe(wish);
        subscribers.check(rights);
        if (wish.mode() == SubscriptionOptions.Mode.GATING) {
            mustNotBeHeldOff(rights.who());
        }
        List<MemoryFile> logs = LogHolding.logs(bus);
        if (wish.topics() == null && rights.readsEverything() && !logs.isEmpty()) {
            return new Gift(LogHolding.open(bus, wish, budget, id), logs);
        }
        return new Gift(FeedHolding.open(bus, feeds, wish, limits.feedSlots(), budget, id), List.of());
    }

    /** The places of publishers, and of subscribers, by caller. */
    PlaceQuota quota(boolean publisher) {
        return publisher ? publishers : subscribers;
    }

    private void mustNotBeHeldOff(String who) throws RefusedException {
        long left = holdOff.left(who, System.nanoTime());
        if (left > 0) {
            heldOff.increment();
            throw new RefusedException(
                    Refusal.EXHAUSTED,
                    who + " kept the logs waiting until it was detached; the node waits for it again in "
                            + (TimeUnit.NANOSECONDS.toSeconds(left) + 1)
                            + " s. A lossy subscription is to be had at once");
        }
    }

    /** A gating subscription was detached; answers for how long its owner is held off, in nanoseconds. */
    long stalled(SessionRights rights) {
        stalls.increment();
        return holdOff.stalled(rights.who(), System.nanoTime());
    }

    /** Subscriptions that were detached since they stalled. Any thread. */
    long stalls() {
        return stalls.sum();
    }

    /** Subscriptions refused to callers that are held off. Any thread. */
    long heldOff() {
        return heldOff.sum();
    }

    /** Shared memory that sessions have or had, as long as it is mapped here. */
    long memoryTaken() {
        return budget.taken();
    }
}
