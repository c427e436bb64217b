package io.atr.model;

import java.util.ArrayList;
import java.util.List;

/** Compiled rules, as far as they take up room: until they are closed, and no shard works under them any more. */
final class ModelSlots {
    /** Compiled rules. */
    static final class Slot {
        boolean closed;
        long appliedAs;
    }

    private final int count;
    private final List<Slot> slots = new ArrayList<>();
    private long adopted;

    ModelSlots(int count) {
        this.count = count;
    }

    void adopted(long version) {
        adopted = version;
    }

    boolean hasRoom() {
        slots.removeIf(slot -> slot.closed && (slot.appliedAs == 0 || adopted > slot.appliedAs));
        return slots.size() < count;
    }

    Slot add() {
        Slot slot = new Slot();
        slots.add(slot);
        return slot;
    }
}
