package io.atr.model;

import io.atr.governance.RuleSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The whole bus. A method that answers null stands for one that throws because all places are taken. */
final class ModelBus {
    final ModelLimits limits;
    final List<ModelShard> shards;
    final ModelSlots slots;
    long version;
    private Optional<RuleSet> inForce = Optional.empty();
    private final List<ModelPublication> publications = new ArrayList<>();
    private final Set<ModelSubscription> subscriptions = new HashSet<>();

    ModelBus(ModelLimits limits) {
        this.limits = limits;
        this.shards = IntStream.range(0, limits.shards())
                .mapToObj(shard -> new ModelShard(limits, shard))
                .toList();
        this.slots = new ModelSlots(limits.rules());
    }

    int doWork(long clock) {
        slots.adopted(version);
        return shards.stream().mapToInt(shard -> shard.doWork(inForce, clock)).sum();
    }

    void apply(RuleSet rules) {
        inForce = Optional.of(rules);
        version++;
    }

    @Nullable
    ModelPublication publish(ModelGrant grant, boolean tracked) {
        publications.removeIf(publication -> publication.lanesInUse == 0);
        if (publications.size() == limits.publishers()) {
            return null;
        }
        ModelPublication publication = new ModelPublication(limits, grant, tracked);
        publications.add(publication);
        for (int i = 0; i < shards.size(); i++) {
            shards.get(i).lanes.add(publication.lanes.get(i));
        }
        return publication;
    }

    @Nullable
    ModelSubscription subscribe(boolean gating, @Nullable Set<Integer> topics) {
        if (subscriptions.size() == limits.subscribers()) {
            return null;
        }
        ModelSubscription subscription = new ModelSubscription(gating, topics, shards, limits);
        subscriptions.add(subscription);
        if (gating) {
            for (int i = 0; i < shards.size(); i++) {
                shards.get(i).gating.add(subscription.cursors.get(i));
            }
        }
        return subscription;
    }

    void close(ModelSubscription subscription) {
        subscription.closed = true;
        subscriptions.remove(subscription);
        for (int i = 0; i < shards.size(); i++) {
            shards.get(i).gating.remove(subscription.cursors.get(i));
        }
    }

    /** Packets that no shard has taken yet. */
    int waitingPackets() {
        return publications.stream()
                .flatMap(publication -> publication.lanes.stream())
                .mapToInt(lane -> lane.waiting.size())
                .sum();
    }

    /** Publishers and subscribers that still have something of the bus. */
    int placesTaken() {
        publications.removeIf(publication -> publication.lanesInUse == 0);
        return publications.size() + subscriptions.size();
    }
}
