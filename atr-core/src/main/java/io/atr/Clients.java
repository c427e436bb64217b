package io.atr;

import io.atr.governance.Grant;
import io.atr.memory.Cells;
import io.atr.ring.Lane;
import io.atr.ring.LaneLayout;
import io.atr.ring.LaneProducer;
import io.atr.ring.LogLayout;
import io.atr.ring.LogReader;
import io.atr.ring.SubscriberState;
import io.atr.shard.Shard;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Who publishes and who subscribes: gives out places, has the shards open lanes and attach cursors, and takes both back.
 * Any thread; one change at a time, since a shard carries out one command at a time.
 */
final class Clients {
    /** Of a subscription: what is in the logs can still be read when the bus is closed. */
    private static final Lifetime STAYS = new Lifetime();

    private final Limits limits;
    private final int laneSlots;
    private final Shards shards;
    private final Lifetime life;
    private final Places publishers;
    private final Places subscribers;
    private final ConcurrentHashMap<Integer, PublicationPlace> open = new ConcurrentHashMap<>();

    Clients(BusConfig config, Shards shards, Lifetime life) {
        this.limits = config.limits();
        this.laneSlots = config.rings().laneSlots();
        this.shards = shards;
        this.life = life;
        this.publishers = new Places(limits.publishers());
        this.subscribers = new Places(limits.subscribers());
    }

    /** As {@link Bus#publish(PublicationOptions)}. */
    Publication publish(PublicationOptions options) {
        Grant grant = Grants.of(options, limits.senders());
        synchronized (shards) {
            int index = takePublisher();
            List<Lane> lanes = shards.lanesOf(index);
            List<LaneProducer> ends = new ArrayList<>();
            for (int i = 0; i < lanes.size(); i++) {
                Shard shard = shards.all().get(i);
                Lane lane = lanes.get(i);
                lane.reset();
                shards.execute(shard, () -> shard.openLane(lane, grant, options.tracked()));
                ends.add(new LaneProducer(lane, shard.wakeFlags(), options.tracked()));
            }
            return new Publication(
                    limits.map(), grant, new Publication.Attachment(life, ends, occupy(index, options, false, lanes)));
        }
    }

    /** As {@link Bus#publishFrom}. */
    ForeignPublication publishFrom(PublicationOptions options, List<MemorySegment> lanes) {
        Grant grant = Grants.of(options, limits.senders());
        int slots = laneSlots;
        long bytes = LaneLayout.publisherPages(slots) + LaneLayout.shardPages(slots);
        if (lanes.size() != shards.all().size() || lanes.stream().anyMatch(lane -> lane.byteSize() != bytes)) {
            throw new IllegalArgumentException(
                    "publishFrom needs " + shards.all().size() + " lanes of " + bytes + " bytes");
        }
        synchronized (shards) {
            int index = takePublisher();
            List<Lane> places =
                    lanes.stream().map(lane -> Lane.shared(lane, index, slots)).toList();
            ForeignPublication publication = new ForeignPublication(occupy(index, options, true, places));
            for (int i = 0; i < places.size(); i++) {
                Shard shard = shards.all().get(i);
                Lane lane = places.get(i);
                shards.execute(shard, () -> shard.openForeignLane(lane, grant, options.tracked(), publication::lied));
            }
            return publication;
        }
    }

    /** As {@link Bus#subscribe}. */
    Subscription subscribe(SubscriptionOptions options) {
        synchronized (shards) {
            int place = takeSubscriber();
            boolean gates = options.mode() == SubscriptionOptions.Mode.GATING;
            List<LogReader> logs = new ArrayList<>();
            for (Shard shard : shards.all()) {
                shards.execute(shard, () -> shard.attach(place, gates));
                logs.add(new LogReader(shard.log(), place));
            }
            return new Subscription(
                    limits.topics(), options, new Subscription.Attachment(STAYS, logs, () -> unsubscribe(place)));
        }
    }

    /** As {@link Bus#subscribeFrom}. */
    ForeignSubscription subscribeFrom(SubscriptionOptions.Mode mode, MemorySegment cursors) {
        synchronized (shards) {
            int place = takeSubscriber();
            boolean gates = mode == SubscriptionOptions.Mode.GATING;
            for (int i = 0; i < shards.all().size(); i++) {
                Shard shard = shards.all().get(i);
                long at = (long) i * Cells.APART;
                shards.execute(shard, () -> shard.attach(place, gates, cursors, at));
            }
            return new ForeignSubscription(place, () -> isDetached(place), () -> unsubscribe(place));
        }
    }

    private boolean isDetached(int place) {
        return shards.all().stream()
                .anyMatch(shard ->
                        Cells.acquire(shard.log().memory(), LogLayout.state(place)) == SubscriberState.DETACHED);
    }

    /** Places that are taken, publications whose lanes are still drained included. */
    int taken() {
        return publishers.taken() + subscribers.taken();
    }

    /** Publishers' places that are taken. */
    int publishersTaken() {
        return publishers.taken();
    }

    /** Subscribers' places that are taken. */
    int subscribersTaken() {
        return subscribers.taken();
    }

    /** About how many packets wait in a shard's lanes. */
    long queued(int shard) {
        return open.values().stream()
                .mapToLong(place -> place.lanes().get(shard).queued())
                .sum();
    }

    /** The lanes that are open, by place and shard. */
    List<LaneStatus> lanes() {
        return open.values().stream()
                .sorted(Comparator.comparingInt(PublicationPlace::index))
                .flatMap(place -> IntStream.range(0, place.lanes().size()).mapToObj(place::status))
                .toList();
    }

    /** Whether every shard has judged what publications have published, for now. */
    boolean areQuiet() {
        return open.values().stream().allMatch(PublicationPlace::isQuiet);
    }

    private int takePublisher() {
        mustBeOpen();
        int index = publishers.take();
        if (index < 0) {
            throw new IllegalStateException("all " + limits.publishers()
                    + " publishers' places are taken: close a publication or raise Limits.publishers");
        }
        return index;
    }

    private PublicationPlace occupy(int index, PublicationOptions options, boolean foreign, List<Lane> lanes) {
        PublicationPlace place = new PublicationPlace(index, options.sender(), foreign, lanes, this::close, () -> {
            open.remove(index);
            publishers.free(index);
        });
        open.put(index, place);
        return place;
    }

    private int takeSubscriber() {
        mustBeOpen();
        int place = subscribers.take();
        if (place < 0) {
            throw new IllegalStateException("all " + limits.subscribers()
                    + " subscribers' places are taken: close a subscription or raise Limits.subscribers");
        }
        return place;
    }

    private void close(PublicationPlace place) {
        synchronized (shards) {
            for (int i = 0; i < place.lanes().size(); i++) {
                Shard shard = shards.all().get(i);
                Lane lane = place.lanes().get(i);
                shards.execute(shard, () -> shard.closeLane(lane, place::laneDrained));
            }
        }
    }

    private void unsubscribe(int place) {
        synchronized (shards) {
            for (Shard shard : shards.all()) {
                shards.execute(shard, () -> shard.detach(place));
            }
            subscribers.free(place);
        }
    }

    private void mustBeOpen() {
        if (life.isOver()) {
            throw new IllegalStateException("the bus was closed");
        }
    }
}
