package io.atr.model;

import java.util.ArrayList;
import java.util.List;

/** The order in which a shard visits its lanes: round and round. */
final class ModelRound {
    private final List<ModelLane> lanes = new ArrayList<>();
    private int next;

    int size() {
        return lanes.size();
    }

    void add(ModelLane lane) {
        lanes.add(lane);
    }

    ModelLane next() {
        if (next >= lanes.size()) {
            next = 0;
        }
        return lanes.get(next++);
    }

    /** Takes out the lane that came last; the others keep their turns. */
    void remove(ModelLane lane) {
        lanes.remove(lane);
        next--;
    }
}
