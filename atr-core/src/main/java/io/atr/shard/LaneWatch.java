package io.atr.shard;

import io.atr.ring.Lane;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The lanes that a shard has open, for any thread that asks whether one of them holds packets. */
final class LaneWatch {
    /** Lanes that one call looks at. */
    static final int LOOKS = 64;

    private final AtomicReferenceArray<@Nullable Lane> lanes;
    private final AtomicInteger turn = new AtomicInteger();
    private volatile int end;

    /** Room for so many lanes. */
    LaneWatch(int lanes) {
        this.lanes = new AtomicReferenceArray<>(lanes);
    }

    /** Shard's thread: another lane, or one that is opened again. */
    void add(Lane lane) {
        lanes.set(lane.index(), lane);
        end = Math.max(end, lane.index() + 1);
    }

    /** Shard's thread: a lane that it has let go of. */
    void remove(Lane lane) {
        lanes.set(lane.index(), null);
    }

    /** Any thread: whether a lane holds packets. Where there are many, a call looks at {@value #LOOKS} in turn. */
    boolean holdsPackets() {
        int count = end;
        int looks = Math.min(count, LOOKS);
        int at = count > LOOKS ? Math.floorMod(turn.getAndAdd(LOOKS), count) : 0;
        for (int i = 0; i < looks; i++) {
            Lane lane = lanes.get(at);
            if (lane != null && !lane.drained()) {
                return true;
            }
            at = at + 1 == count ? 0 : at + 1;
        }
        return false;
    }
}
