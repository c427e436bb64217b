package io.atr.stress;

import io.atr.ring.Lane;
import io.atr.ring.LaneConsumer;
import io.atr.ring.LaneLayout;
import io.atr.ring.LaneProducer;
import io.atr.ring.WakeFlags;

/** A lane with both of its ends, and no shard behind it. */
final class OneLane {
    final WakeFlags flags = new WakeFlags(Scratch.zeroed(WakeFlags.bytes(1)));
    final Lane lane;
    final LaneProducer producer;
    final LaneConsumer consumer;

    /** An empty lane; {@code tracked} tells whether its publisher reads verdicts. */
    OneLane(int capacity, boolean tracked) {
        lane = new Lane(Scratch.zeroed(LaneLayout.bytes(capacity)), 0, capacity);
        producer = new LaneProducer(lane, flags, tracked);
        consumer = new LaneConsumer(lane);
    }

    /** Publisher: publishes one packet. There must be room. */
    void publish(int stamp) {
        Stamp.write(lane.memory(), lane.at(producer.position()), 0, stamp);
        producer.publish(1);
    }

    /** The stamp of the packet at a position. */
    int read(long position) {
        return Stamp.read(lane.memory(), lane.at(position));
    }
}
