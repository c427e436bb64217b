package io.atr;

import io.atr.ring.Lane;
import io.atr.ring.LaneLayout;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * One publisher's place in the pool: its lane to every shard, for as long as one publication has them. The counts
 * outlive the lanes: they are taken down when the last shard has let go, before anybody else can have the lanes.
 */
final class PublicationPlace implements PublicationHome {
    private final int index;
    private final int sender;
    private final boolean foreign;
    private final List<Lane> lanes;
    private final Consumer<PublicationPlace> closing;
    private final Runnable giveBack;
    private final long[] finalCounts = new long[LaneLayout.CODES];
    private final AtomicInteger undrained;
    private volatile boolean drained;

    /**
     * A place.
     *
     * @param sender its one sender, or {@link io.atr.governance.Grant#MANY}
     * @param foreign whether another process writes the lanes
     * @param closing has every shard let go of its lane, each of which calls {@link #laneDrained}
     * @param giveBack called when the last of them has
     */
    PublicationPlace(
            int index,
            int sender,
            boolean foreign,
            List<Lane> lanes,
            Consumer<PublicationPlace> closing,
            Runnable giveBack) {
        this.closing = closing;
        this.index = index;
        this.sender = sender;
        this.foreign = foreign;
        this.lanes = lanes;
        this.giveBack = giveBack;
        this.undrained = new AtomicInteger(lanes.size());
    }

    int index() {
        return index;
    }

    List<Lane> lanes() {
        return lanes;
    }

    /** Whether every shard has judged what was accepted, for now. */
    boolean isQuiet() {
        return drained || lanes.stream().allMatch(Lane::drained);
    }

    /** What its lane to a shard is like now. */
    LaneStatus status(int shard) {
        Lane lane = lanes.get(shard);
        return new LaneStatus(index, shard, sender, foreign, lane.capacity(), lane.taken(), lane.queued());
    }

    /** Called by each shard's thread once it has let go of its lane. */
    void laneDrained() {
        if (undrained.decrementAndGet() > 0) {
            return;
        }
        for (int code = 0; code < finalCounts.length; code++) {
            finalCounts[code] = sum(code);
        }
        drained = true;
        giveBack.run();
    }

    /** Whether every shard has let go. */
    boolean isDrained() {
        return drained;
    }

    @Override
    public void close() {
        closing.accept(this);
    }

    @Override
    public long count(int code) {
        if (!drained) {
            long sum = sum(code);
            VarHandle.acquireFence(); // the sum was taken before this looks whether the lanes were still ours
            if (!drained) {
                return sum;
            }
        }
        return finalCounts[code];
    }

    private long sum(int code) {
        long sum = 0;
        for (Lane lane : lanes) {
            sum += lane.count(code);
        }
        return sum;
    }
}
