package io.atr.node.view;

import io.atr.control.v1.NodeStatus;
import io.atr.control.v1.ReasonCount;
import io.atr.governance.Reason;
import io.atr.governance.Verdict;
import io.atr.node.desk.ActiveRules;
import java.util.List;

/** Puts a node's status together, from counts that the shards keep in any case. Any thread. */
public final class StatusReader {
    private final Vitals vitals;

    /** Reads these. */
    public StatusReader(Vitals vitals) {
        this.vitals = vitals;
    }

    /** The status at this moment; shards are read one after the other. */
    public NodeStatus read() {
        List<String> missing = vitals.notReady();
        ActiveRules rules = vitals.rules();
        Vitals.Places publishers = vitals.publishers();
        Vitals.Places subscribers = vitals.subscribers();
        NodeStatus.Builder status = NodeStatus.newBuilder()
                .setName(vitals.name())
                .setSoftwareVersion(vitals.softwareVersion())
                .setStartedEpochMillis(vitals.startedEpochMillis())
                .setReady(missing.isEmpty())
                .addAllNotReady(missing)
                .setRulesVersion(rules.version())
                .setRulesSource(rules.source())
                .setPublishers(publishers.taken())
                .setPublisherPlaces(publishers.total())
                .setSubscribers(subscribers.taken())
                .setSubscriberPlaces(subscribers.total())
                .addAllListeners(vitals.listeners())
                .setSessions(vitals.sessions().count())
                .setTakenNanos(System.nanoTime());
        List<io.atr.shard.ShardStatus> shards = vitals.bus().status();
        for (int i = 0; i < shards.size(); i++) {
            status.addShards(shard(i, shards.get(i)));
        }
        return status.build();
    }

    private io.atr.control.v1.ShardStatus shard(int index, io.atr.shard.ShardStatus counts) {
        var shard = io.atr.control.v1.ShardStatus.newBuilder()
                .setShard(index)
                .setRounds(counts.rounds())
                .setWaitedNanos(counts.waitedNanos())
                .setQueued(vitals.queued(index));
        long logged = 0; // what was allowed is what is in the log
        for (Reason reason : Reason.values()) {
            long packets = counts.count(reason);
            logged += reason.verdict() == Verdict.ALLOW ? packets : 0;
            shard.addCounts(ReasonCount.newBuilder().setReason(reason.name()).setPackets(packets));
        }
        for (int size = 0; size < io.atr.shard.ShardStatus.SIZE_CLASSES; size++) {
            shard.addBatches(counts.batches(size));
        }
        return shard.setLogPosition(logged).build();
    }
}
