package io.atr.shard;

import io.atr.governance.Grant;
import io.atr.ring.Lane;
import io.atr.ring.LaneConsumer;
import org.jspecify.annotations.Nullable;

/** A lane as its shard has it open: the consuming end, what it was granted, and how awake it is. Shard's thread only. */
final class OpenLane {
    /** Polled every round. */
    static final int AWAKE = 0;
    /** Its flag is cleared; still polled every round, for a grace period. */
    static final int DOZING = 1;
    /** Polled when its flag is set, and by the sweep. */
    static final int ASLEEP = 2;

    final LaneConsumer end;
    final Grant grant;
    final boolean tracked;
    /** Written by another process: packets are copied before they are judged. */
    final boolean foreign;

    int wakefulness = AWAKE;
    /** Its place among the lanes of other processes, where it is one. */
    int foreignIndex;

    int emptyRounds;
    /** Set when the lane is to be closed: called once it is empty. */
    @Nullable
    Runnable drained;

    /** Told when the publisher was seen lying; null where it cannot be. */
    @Nullable
    Runnable liar;

    OpenLane(Lane lane, Grant grant, boolean tracked, boolean foreign) {
        this.end = new LaneConsumer(lane);
        this.grant = grant;
        this.tracked = tracked;
        this.foreign = foreign;
    }

    /** Whether its publisher was seen lying, and nobody was told yet. */
    boolean isToBeToldOn() {
        return liar != null && end.lied();
    }

    int index() {
        return end.lane().index();
    }
}
