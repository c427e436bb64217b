package io.atr.model;

import io.atr.Answer;
import io.atr.governance.Reason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A publication: what it answers, and what it hands on to its lanes. */
final class ModelPublication {
    final ModelGrant grant;
    final boolean tracked;
    final Map<Reason, Long> counts = new EnumMap<>(Reason.class);
    final List<ModelLane> lanes = new ArrayList<>();
    int lanesInUse;
    boolean closed;
    private final ModelLimits limits;
    private int claimed;
    private ModelLane claimedLane;
    private int turn;

    ModelPublication(ModelLimits limits, ModelGrant grant, boolean tracked) {
        this.limits = limits;
        this.grant = grant;
        this.tracked = tracked;
        for (int shard = 0; shard < limits.shards(); shard++) {
            lanes.add(new ModelLane(this));
        }
        this.lanesInUse = lanes.size();
        this.claimedLane = lanes.get(0);
    }

    long offer(int topic, int sender, byte[] bytes) {
        long refused = refusal(topic);
        if (refused != 0) {
            return refused;
        }
        if (bytes.length > 48) {
            return Answer.TOO_LARGE;
        }
        if (!grant.covers(sender)) {
            return Answer.NOT_PERMITTED;
        }
        ModelLane lane = lanes.get(topic % limits.shards());
        if (!lane.hasRoom(1, limits.laneSlots())) {
            return Answer.BACK_PRESSURED;
        }
        long position = lane.offered;
        lane.put(ModelPacket.offered(topic, sender, bytes));
        return position;
    }

    long claim(int topic, int count) {
        long refused = refusal(topic);
        if (refused != 0) {
            return refused;
        }
        if (count < 1 || count > limits.laneSlots()) {
            return Answer.TOO_LARGE;
        }
        ModelLane lane = lanes.get(topic % limits.shards());
        if (!lane.hasRoom(count, limits.laneSlots())) {
            return Answer.BACK_PRESSURED;
        }
        claimed = count;
        claimedLane = lane;
        return lane.offered;
    }

    /** What a claimed packet is before anything is written to it. */
    ModelPacket blank(int topic) {
        return ModelPacket.offered(topic, grant.many() ? 0 : grant.self(), new byte[0]);
    }

    int claimed() {
        return claimed;
    }

    long commit(List<ModelPacket> written) {
        if (closed) {
            return Answer.CLOSED;
        }
        if (claimed == 0) {
            return Answer.NO_CLAIM;
        }
        long position = claimedLane.offered;
        written.forEach(claimedLane::put);
        claimed = 0;
        return position;
    }

    void close() {
        claimed = 0;
        closed = true;
    }

    void abort() {
        claimed = 0;
    }

    List<ModelLane.Verdict> pollVerdicts(int limit) {
        List<ModelLane.Verdict> read = new ArrayList<>();
        for (int i = 0; i < lanes.size() && read.size() < limit; i++) {
            turn = (turn + 1) % lanes.size();
            ModelLane lane = lanes.get(turn);
            while (!lane.unread.isEmpty() && read.size() < limit) {
                read.add(lane.unread.remove());
            }
        }
        return read;
    }

    private long refusal(int topic) {
        if (claimed > 0) {
            return Answer.CLAIM_OPEN;
        }
        if (closed) {
            return Answer.CLOSED;
        }
        return topic < 0 || topic >= limits.topics() ? Answer.UNKNOWN_TOPIC : 0;
    }
}
