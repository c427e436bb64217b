package io.atr.shard;

import io.atr.hot.Bounded;
import io.atr.hot.Turn;
import io.atr.ring.WakeFlags;
import org.jspecify.annotations.Nullable;

/**
 * A shard's open lanes: those that are polled every round, in turn, and those that sleep. Only the shard's thread.
 *
 * <p>A few lanes never sleep, so that an ordinary shard polls tails and nothing else. Where there are more, a lane that
 * was empty for {@value #EMPTY_ROUNDS} rounds dozes off, and is asleep as many rounds later; one lane a round, so that a
 * thousand that fall silent together do not hold up the rest. An idle shard looks at {@value #LOOKS_IDLE} sleeping lanes of other
 * processes a round, a busy one at {@value #LOOKS_BUSY}.
 */
final class LaneSet {
    private static final int ALWAYS_AWAKE = 8;
    private static final int EMPTY_ROUNDS = 512;
    private static final int LOOKS_BUSY = 8;
    private static final int LOOKS_IDLE = 64;

    private final WakeFlags flags;
    private final int groupWords;
    private final @Nullable OpenLane[] byIndex;
    private final @Nullable OpenLane[] polled;
    private int polledCount;
    private int next;
    private final @Nullable OpenLane[] foreign;
    private int foreignCount;
    private int foreignAt;
    private int sweep;
    private boolean settled;

    LaneSet(WakeFlags flags, int lanes) {
        this.flags = flags;
        this.groupWords = (lanes + 8 * WakeFlags.GROUP - 1) / (8 * WakeFlags.GROUP);
        this.byIndex = new OpenLane[lanes];
        this.polled = new OpenLane[lanes];
        this.foreign = new OpenLane[lanes];
    }

    /** Lanes that are polled this round. */
    int polled() {
        return polledCount;
    }

    /** The next lane in turn; goes round and round. Only when {@link #polled} is above 0. */
    OpenLane next() {
        if (next >= polledCount) {
            next = 0;
        }
        OpenLane lane = polled[next++];
        assert lane != null;
        return lane;
    }

    void open(OpenLane lane) {
        byIndex[lane.index()] = lane;
        flags.awake(lane.index());
        lane.wakefulness = OpenLane.AWAKE;
        polled[polledCount++] = lane;
        if (lane.foreign) {
            lane.foreignIndex = foreignCount;
            foreign[foreignCount++] = lane;
        }
    }

    /** The open lane of an index, if there is one. */
    @Nullable
    OpenLane at(int index) {
        return byIndex[index];
    }

    /** Forgets the lane that {@link #next} answered last. */
    void close(OpenLane lane) {
        unpoll(lane);
        byIndex[lane.index()] = null;
        if (lane.foreign) {
            forget(lane);
        }
    }

    /** The last takes its place among those of other processes, so that no search holds up a round. */
    private void forget(OpenLane lane) {
        OpenLane last = foreign[--foreignCount];
        assert last != null && foreign[lane.foreignIndex] == lane;
        foreign[lane.foreignIndex] = last;
        last.foreignIndex = lane.foreignIndex;
        foreign[foreignCount] = null;
    }

    /** Has the lane polled again if it is not. */
    void wake(OpenLane lane) {
        boolean polledAlready = lane.wakefulness != OpenLane.ASLEEP;
        lane.wakefulness = OpenLane.AWAKE;
        lane.emptyRounds = 0;
        flags.awake(lane.index());
        if (!polledAlready) {
            polled[polledCount++] = lane;
        }
    }

    /** Notes that a polled lane gave something. */
    void busy(OpenLane lane) {
        lane.emptyRounds = 0;
        if (lane.wakefulness == OpenLane.DOZING) {
            wake(lane);
        }
    }

    /** Notes that a polled lane was empty, and puts it to sleep when it is time; answers whether it is still polled. */
    boolean empty(OpenLane lane) {
        if (polledCount <= ALWAYS_AWAKE || ++lane.emptyRounds < EMPTY_ROUNDS) {
            return true;
        }
        if (lane.wakefulness == OpenLane.DOZING && settled) {
            return true;
        }
        lane.emptyRounds = 0;
        if (lane.wakefulness == OpenLane.AWAKE) {
            lane.wakefulness = OpenLane.DOZING;
            flags.asleep(lane.index());
            return true;
        }
        if (flags.isAwake(lane.index())) {
            wake(lane); // a call that came late, and would not be repeated
            return true;
        }
        settled = true;
        lane.wakefulness = OpenLane.ASLEEP;
        unpoll(lane);
        return false;
    }

    /**
     * Wakes the lanes whose publishers ask for it, and looks after sleeping lanes in turn.
     *
     * @param idle whether the last round took nothing, so that there is time for many looks
     */
    @Bounded(by = "the groups of lanes: 64 at the most, 8 a word, each once", turn = Turn.LANE)
    void wakeUp(boolean idle) {
        settled = false;
        for (int word = 0; word < groupWords; word++) {
            long calls = flags.calls(word);
            while (calls != 0) {
                int group = Long.numberOfTrailingZeros(calls) >>> 3;
                calls &= ~(0xFFL << (group << 3));
                answer((word << 3) + group);
            }
        }
        sweepOne();
        sweepForeign(idle ? LOOKS_IDLE : LOOKS_BUSY);
    }

    @Bounded(by = "the lanes of a group: 64", turn = Turn.LANE)
    private void answer(int group) {
        flags.answer(group);
        int end = Math.min((group + 1) * WakeFlags.GROUP, byIndex.length);
        for (int i = group * WakeFlags.GROUP; i < end; i++) {
            OpenLane lane = byIndex[i];
            if (lane != null && lane.wakefulness == OpenLane.ASLEEP && flags.isAwake(i)) {
                wake(lane);
            }
        }
    }

    /** The answer to a wake-up that was lost between a publisher's store and its look at the flag. */
    private void sweepOne() {
        if (++sweep >= byIndex.length) {
            sweep = 0;
        }
        lookAfter(byIndex[sweep]);
    }

    /** Publishers in other processes have no flags to set: their lanes are found by looking, a few or many a round. */
    @Bounded(by = "looks: 64 at the most", turn = Turn.LANE)
    private void sweepForeign(int looks) {
        for (int i = Math.min(looks, foreignCount); i > 0; i--) {
            if (++foreignAt >= foreignCount) {
                foreignAt = 0;
            }
            lookAfter(foreign[foreignAt]);
        }
    }

    /** Wakes a sleeping lane that holds packets, or whose publisher is to be told on. */
    private void lookAfter(@Nullable OpenLane lane) {
        if (lane != null && lane.wakefulness == OpenLane.ASLEEP && (lane.end.available() > 0 || lane.isToBeToldOn())) {
            wake(lane);
        }
    }

    /** Takes out the lane that {@link #next} answered last; the others keep their turns. */
    private void unpoll(OpenLane lane) {
        assert polled[next - 1] == lane;
        next--;
        polledCount--;
        System.arraycopy(polled, next + 1, polled, next, polledCount - next);
        polled[polledCount] = null;
    }
}
