package io.atr.node.remote;

import io.atr.LaneStatus;
import io.atr.control.v1.Lane;
import io.atr.control.v1.Sender;
import io.atr.control.v1.Session;
import io.atr.control.v1.Topic;
import io.atr.governance.Grant;
import io.atr.governance.SenderRule;
import io.atr.governance.TopicRule;
import io.atr.node.rules.SenderEntry;
import io.atr.node.rules.TopicEntry;
import io.atr.node.view.Sessions;

/** Entries of a node's lists as messages. */
final class Listed {
    private Listed() {}

    static Session session(Sessions.Seen session) {
        return Session.newBuilder()
                .setId(session.id())
                .setWho(session.who())
                .setFrom(session.from())
                .setTransport(session.transport())
                .setSinceEpochMillis(session.sinceEpochMillis())
                .addAllHolds(session.holds())
                .addAllRoles(session.roles())
                .setCallsInFlight(session.calls())
                .setBatches(session.batches())
                .setPackets(session.packets())
                .build();
    }

    static Lane lane(LaneStatus lane) {
        boolean many = lane.sender() == Grant.MANY;
        return Lane.newBuilder()
                .setPlace(lane.place())
                .setShard(lane.shard())
                .setSender(many ? 0 : lane.sender())
                .setMany(many)
                .setSharedMemory(lane.foreign())
                .setSlots(lane.slots())
                .setTaken(lane.taken())
                .setWaiting(lane.waiting())
                .build();
    }

    static Topic topic(TopicEntry topic) {
        boolean limited = topic.rate() != TopicRule.UNLIMITED;
        return Topic.newBuilder()
                .setName(topic.name())
                .setFirstId(topic.first())
                .setLastId(topic.last())
                .setRate(limited ? topic.rate() : 0)
                .setBurst(limited ? topic.burst() : 0)
                .setPriority(topic.priority())
                .build();
    }

    static Sender sender(SenderEntry sender) {
        String address = sender.address();
        return Sender.newBuilder()
                .setName(sender.name())
                .setId(sender.id())
                .setAddress(address == null ? "" : address)
                .setTopics(sender.topics().size())
                .setMaxInFlight(sender.maxInFlight() == SenderRule.UNLIMITED ? 0 : sender.maxInFlight())
                .build();
    }
}
