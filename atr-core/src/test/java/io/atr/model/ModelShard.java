package io.atr.model;

import io.atr.governance.Reason;
import io.atr.governance.RuleSet;
import io.atr.governance.SenderRule;
import io.atr.governance.TopicRule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A shard: goes round its lanes, judges packet by packet, appends what passes. */
final class ModelShard {
    final ModelLog log = new ModelLog();
    final ModelRound lanes = new ModelRound();
    final List<ModelCursor> gating = new ArrayList<>();
    final Map<Reason, Long> counts = new EnumMap<>(Reason.class);
    final Map<Integer, Long> batches = new HashMap<>();
    long rounds;
    long waited;
    private final ModelLimits limits;
    private final int index;
    private final Map<Integer, ModelBucket> buckets = new HashMap<>();
    private final ModelTime time = new ModelTime();
    private Optional<RuleSet> rules = Optional.empty();
    private long now;
    private boolean waiting;
    private long waitingSince;

    ModelShard(ModelLimits limits, int index) {
        this.limits = limits;
        this.index = index;
    }

    int doWork(Optional<RuleSet> inForce, long clock) {
        rules = inForce;
        boolean waitedBefore = waiting;
        blame(clock);
        log.passed(lowestCursor());
        int taken = fill(clock);
        if (waiting && !(waitedBefore && taken == 0)) {
            waitingSince = clock;
        }
        if (!isHeld()) {
            log.passed(log.end());
        }
        if (taken > 0) {
            batches.merge(31 - Integer.numberOfLeadingZeros(taken), 1L, Long::sum);
        }
        rounds++;
        return taken;
    }

    private void blame(long clock) {
        if (!waiting) {
            return;
        }
        waiting = false;
        long until = Math.max(clock, waitingSince);
        long charged = Math.min(until - waitingSince, 20_000_000);
        waited += charged;
        for (ModelCursor cursor : List.copyOf(gating)) {
            if (cursor.slow && cursor.stall.add(until, charged) > limits.stallLimit()) {
                cursor.detached = true;
                gating.remove(cursor);
            }
        }
        waitingSince = until;
    }

    private int fill(long clock) {
        int taken = 0;
        int empty = 0;
        while (empty < lanes.size() && taken < limits.batchPackets() && !waiting) {
            ModelLane lane = lanes.next();
            if (lane.available() > 0) {
                empty = 0;
                if (taken == 0) {
                    now = time.see(clock);
                }
                taken += take(lane, Math.min(limits.lanePackets(), limits.batchPackets() - taken));
            } else if (lane.owner.closed) {
                lanes.remove(lane);
                lane.owner.lanesInUse--;
            } else {
                empty++;
            }
        }
        return taken;
    }

    private int take(ModelLane lane, int share) {
        int most = Math.min(share, lane.available());
        for (int taken = 0; taken < most; taken++) {
            if (log.end() - lowestCursor() == limits.logSlots()) {
                waitForRoom();
                return taken;
            }
            ModelPacket packet = lane.take();
            Reason reason = judge(packet, lane.owner.grant);
            lane.judged(packet, reason);
            counts.merge(reason, 1L, Long::sum);
            if (reason == Reason.ALLOWED || reason == Reason.ALLOWED_SYSTEM) {
                log.append(packet, reason == Reason.ALLOWED ? packet.sender() : null);
            }
        }
        return most;
    }

    private void waitForRoom() {
        waiting = true;
        gating.forEach(cursor -> cursor.slow = cursor.holds && cursor.position == lowestCursor());
    }

    /** Where the last gating subscriber is; the log's end where nobody holds it. */
    private long lowestCursor() {
        return gating.stream()
                .filter(cursor -> cursor.holds)
                .mapToLong(cursor -> cursor.position)
                .min()
                .orElse(log.end());
    }

    /** Whether anybody holds the log: a subscriber that another shard gave up has let go of all logs. */
    private boolean isHeld() {
        return gating.stream().anyMatch(cursor -> cursor.holds);
    }

    /** Every check in its order; the first that fails gives the reason. */
    private Reason judge(ModelPacket packet, ModelGrant grant) {
        long topic = Integer.toUnsignedLong(packet.topic());
        if (!packet.isSound()) {
            return Reason.E_INGRESS_BAD_PACKET;
        }
        if (!grant.covers(packet.sender())) {
            return Reason.E_INGRESS_FOREIGN_SENDER;
        }
        if (rules.isEmpty()) {
            return Reason.E_GOV_NO_RULES;
        }
        if (topic >= limits.topics()) {
            return Reason.E_GOV_UNKNOWN_TOPIC;
        }
        if (topic % limits.shards() != index) {
            return Reason.E_INGRESS_WRONG_SHARD;
        }
        if (packet.isSystem() && grant.bypass()) {
            return Reason.ALLOWED_SYSTEM;
        }
        return judge(packet, rules.get());
    }

    private Reason judge(ModelPacket packet, RuleSet rules) {
        Optional<TopicRule> topic = rules.topics().stream()
                .filter(rule -> rule.id() == packet.topic())
                .findAny();
        Optional<SenderRule> sender = rules.senders().stream()
                .filter(rule -> rule.id() == packet.sender())
                .findAny();
        if (topic.isEmpty()) {
            return Reason.E_GOV_UNKNOWN_TOPIC;
        }
        if (sender.isEmpty()) {
            return Reason.E_GOV_UNKNOWN_SENDER;
        }
        if (!sender.get().topics().contains(packet.topic())) {
            return Reason.E_GOV_DENYLISTED;
        }
        if (isHeld() && log.inFlight(packet.sender()) >= sender.get().maxInFlight()) {
            return Reason.E_GOV_QUOTA_EXCEEDED;
        }
        ModelBucket bucket = buckets.computeIfAbsent(packet.topic(), id -> new ModelBucket());
        return bucket.take(topic.get(), now) ? Reason.ALLOWED : Reason.E_GOV_THROTTLED;
    }
}
