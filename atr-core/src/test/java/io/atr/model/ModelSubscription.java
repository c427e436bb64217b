package io.atr.model;

import io.atr.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A subscription: which packets it is handed, in which order, and what it misses. */
final class ModelSubscription {
    /** What a poll answers, and what it hands out. */
    record Poll(int answer, List<ModelPacket> packets) {}

    final boolean gating;
    final List<ModelCursor> cursors = new ArrayList<>();
    long missed;
    boolean closed;
    private final @Nullable Set<Integer> topics;
    private final List<ModelShard> shards;
    private final int capacity;
    private int turn;

    ModelSubscription(boolean gating, @Nullable Set<Integer> topics, List<ModelShard> shards, ModelLimits limits) {
        this.gating = gating;
        this.topics = topics;
        this.shards = shards;
        this.capacity = limits.logSlots();
        for (ModelShard shard : shards) {
            cursors.add(new ModelCursor(this, shard.log.end(), limits.stallWindow()));
        }
    }

    Poll poll(int limit) {
        if (closed) {
            return new Poll(Answer.CLOSED, List.of());
        }
        if (cursors.stream().anyMatch(cursor -> cursor.detached)) {
            cursors.forEach(cursor -> cursor.holds = false);
            return new Poll(Answer.DETACHED, List.of());
        }
        List<ModelPacket> packets = new ArrayList<>();
        for (int i = 0; i < shards.size() && packets.size() < limit; i++) {
            turn = (turn + 1) % shards.size();
            read(cursors.get(turn), shards.get(turn).log, packets, limit);
        }
        return new Poll(packets.size(), packets);
    }

    private void read(ModelCursor cursor, ModelLog log, List<ModelPacket> packets, int limit) {
        long end = cursor.end(log);
        if (!gating && cursor.position < end && log.end() - cursor.position > capacity) {
            long goOn = log.end() - capacity / 2;
            missed += goOn - cursor.position;
            cursor.position = goOn;
            cursor.seen = log.end();
            return;
        }
        while (cursor.position < end && packets.size() < limit) {
            ModelPacket packet = log.at(cursor.position++);
            if (topics == null || topics.contains(packet.topic())) {
                packets.add(packet);
            }
        }
    }
}
