package io.atr.node.live;

import io.atr.control.v1.NodeStatus;
import io.atr.control.v1.ShardStatus;
import io.atr.node.cli.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** A node's status as JSON. */
final class StatusJson {
    private StatusJson() {}

    /** The present status; rates are those since the earlier one. */
    static JsonObject of(NodeStatus before, NodeStatus now) {
        List<JsonObject> shards = new ArrayList<>();
        for (int i = 0; i < now.getShardsCount(); i++) {
            shards.add(shard(i, before, now));
        }
        return new JsonObject()
                .put("name", now.getName())
                .put("software_version", now.getSoftwareVersion())
                .put("started_epoch_millis", now.getStartedEpochMillis())
                .put("ready", now.getReady())
                .put("not_ready", now.getNotReadyList())
                .put("rules_version", now.getRulesVersion())
                .put("rules_source", now.getRulesSource())
                .put("listeners", now.getListenersList())
                .put("publishers", now.getPublishers())
                .put("publisher_places", now.getPublisherPlaces())
                .put("subscribers", now.getSubscribers())
                .put("subscriber_places", now.getSubscriberPlaces())
                .put("sessions", now.getSessions())
                .put("seconds", StatusText.seconds(before, now))
                .put("shards", shards);
    }

    private static JsonObject shard(int index, NodeStatus before, NodeStatus now) {
        ShardStatus shard = now.getShards(index);
        Flow flow = Flow.of(shard);
        double rate = flow.since(StatusText.earlier(before, index)).judged() / StatusText.seconds(before, now);
        return new JsonObject()
                .put("shard", index)
                .put("judged", flow.judged())
                .put("per_second", rate)
                .put("counts", flow.counts())
                .put("queued", shard.getQueued())
                .put("batches", flow.batches())
                .put("mean_batch", flow.meanBatch())
                .put("waited_nanos", flow.waitedNanos())
                .put("log_position", shard.getLogPosition());
    }
}
