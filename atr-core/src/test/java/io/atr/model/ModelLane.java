package io.atr.model;

import io.atr.governance.Reason;
import java.util.ArrayDeque;
import java.util.Deque;

/** Packets on their way from one publication to one shard, and the verdicts on their way back. */
final class ModelLane {
    /** A verdict that the publisher has not read. */
    record Verdict(long position, int topic, int code) {}

    final ModelPublication owner;
    final Deque<ModelPacket> waiting = new ArrayDeque<>();
    final Deque<Verdict> unread = new ArrayDeque<>();
    long offered;
    long judged;
    private int seen;

    ModelLane(ModelPublication owner) {
        this.owner = owner;
    }

    boolean hasRoom(int packets, int capacity) {
        return waiting.size() + unread.size() + packets <= capacity;
    }

    void put(ModelPacket packet) {
        waiting.add(packet);
        offered++;
    }

    /** What the shard believes to be there: it looks again once it has taken all that it saw. */
    int available() {
        if (seen == 0) {
            seen = waiting.size();
        }
        return seen;
    }

    ModelPacket take() {
        seen--;
        return waiting.remove();
    }

    void judged(ModelPacket packet, Reason reason) {
        if (owner.tracked) {
            unread.add(new Verdict(judged, packet.topic(), reason.code()));
        }
        judged++;
        owner.counts.merge(reason, 1L, Long::sum);
    }
}
