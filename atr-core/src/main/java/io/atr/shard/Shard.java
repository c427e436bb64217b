package io.atr.shard;

import io.atr.agent.Agent;
import io.atr.agent.Clock;
import io.atr.governance.GovernanceSizes;
import io.atr.governance.Governor;
import io.atr.governance.Grant;
import io.atr.governance.RulesPool;
import io.atr.governance.RulesRef;
import io.atr.hot.Bounded;
import io.atr.hot.HotPath;
import io.atr.hot.Turn;
import io.atr.memory.Cells;
import io.atr.ring.Lane;
import io.atr.ring.LogLayout;
import io.atr.ring.RefusalTrail;
import io.atr.ring.ShardLog;
import io.atr.ring.SubscriberState;
import io.atr.ring.WakeFlags;
import java.lang.foreign.MemorySegment;

/**
 * One shard: takes packets from its lanes, judges them, and appends what passes to its log. It owns its lanes' consuming
 * ends, its ledger and its log; it shares nothing mutable with other shards.
 *
 * <p>{@link #doWork} belongs to one thread. Everything else that changes the shard goes through {@link #execute}.
 */
public final class Shard implements Agent {
    /** Above the longest sleep of any idle strategy, 10 ms, so that an agent that naps while it waits charges all of it. */
    private static final long LONGEST_CHARGE_NANOS = 20_000_000;

    private final String name;
    private final Clock clock;
    private final Governor governor;
    private final ShardLog log;
    private final WakeFlags wakeFlags;
    private final LaneSet lanes;
    private final GatingSet gating;
    private final ShardStatus status;
    private final RefusalTrail refusals;
    private final Batch batch;
    private final Mailbox mailbox = new Mailbox();
    private final RulesRef rules;
    private final LaneWatch watch;

    private long rulesVersion;
    private boolean waiting;
    private long waitingSince;

    /** A shard without lanes, subscribers and rules. */
    public Shard(
            ShardSettings settings,
            GovernanceSizes sizes,
            ShardMemory memory,
            RulesRef rules,
            RulesPool pool,
            Clock clock) {
        this.name = "atr-shard-" + settings.index();
        this.clock = clock;
        this.rules = rules;
        this.watch = new LaneWatch(settings.lanes());
        this.governor = new Governor(sizes, settings.index(), settings.logSlots(), rules, pool);
        this.log = new ShardLog(memory.log(), settings.subscribers(), settings.logSlots());
        this.wakeFlags = new WakeFlags(memory.wakeFlags());
        this.lanes = new LaneSet(wakeFlags, settings.lanes());
        this.gating = new GatingSet(log, settings.subscribers(), settings.stall());
        this.status = new ShardStatus(memory.status());
        this.refusals = new RefusalTrail(memory.refusals(), RefusalTrail.CAPACITY);
        this.batch = new Batch(settings.batch(), clock, governor, log, gating, status, refusals);
    }

    @Override
    public String roleName() {
        return name;
    }

    @Override
    @HotPath
    public int doWork() {
        mailbox.open();
        adoptRules();
        blameForWaiting();
        releasePassed();
        lanes.wakeUp(batch.taken() == 0);
        fillBatch();
        batch.close();
        status.round();
        return batch.taken();
    }

    /** A command or new rules wait, or an open lane holds packets: also those that the log has no room for. */
    @Override
    public boolean mayHaveWork() {
        return mailbox.isWaiting()
                || RulesRef.versionOf(rules.acquire()) != status.rulesVersion()
                || watch.holdsPackets();
    }

    @Override
    public void onClose() {
        mailbox.close();
    }

    /** The log, for readers. */
    public ShardLog log() {
        return log;
    }

    /** The flags by which publishers wake their lanes. */
    public WakeFlags wakeFlags() {
        return wakeFlags;
    }

    /** The trail of what it refuses, for those who watch. */
    public RefusalTrail refusals() {
        return refusals;
    }

    /** What the shard tells of itself. */
    public ShardStatus status() {
        return status;
    }

    /**
     * Has the shard's thread carry out a command between two rounds, and waits for it. One caller at a time, and not
     * the shard's own thread.
     *
     * @return whether it was carried out: a shard that has ended does nothing any more
     */
    public boolean execute(Runnable command) {
        return mailbox.send(command);
    }

    /** Shard's thread: begins to poll a lane of this process. */
    public void openLane(Lane lane, Grant grant, boolean tracked) {
        open(new OpenLane(lane, grant, tracked, false));
    }

    /**
     * Shard's thread: begins to poll a lane that another process writes.
     *
     * @param liar called once, by the shard's thread, when the publisher's position was seen to be one that it cannot
     *     have reached: the lane gives nothing any more, and is to be closed
     */
    public void openForeignLane(Lane lane, Grant grant, boolean tracked, Runnable liar) {
        OpenLane open = new OpenLane(lane, grant, tracked, true);
        open.liar = () -> {
            watch.remove(lane); // nobody is to be woken for what it claims to hold
            liar.run();
        };
        open(open);
    }

    private void open(OpenLane lane) {
        lanes.open(lane);
        watch.add(lane.end.lane());
    }

    /** Shard's thread: takes what the lane still holds, then lets go of it and says so. */
    public void closeLane(Lane lane, Runnable drained) {
        OpenLane open = lanes.at(lane.index());
        if (open != null) {
            open.end.freeze();
            open.drained = () -> {
                watch.remove(lane);
                drained.run();
            };
            lanes.wake(open);
        }
    }

    /** Shard's thread: a subscriber reads from the log's end on; {@code gates} tells whether the log waits for it. */
    public void attach(int place, boolean gates) {
        attach(place, gates, log.memory(), LogLayout.cursor(place));
    }

    /** As {@link #attach(int, boolean)}, for a subscriber whose cursor word lies in memory that another process writes. */
    public void attach(int place, boolean gates, MemorySegment cursors, long cursorAt) {
        Cells.release(cursors, cursorAt, log.position());
        Cells.release(log.memory(), LogLayout.state(place), SubscriberState.ATTACHED);
        if (gates) {
            gating.add(place, cursors, cursorAt);
        }
    }

    /** Shard's thread: a subscriber has left. */
    public void detach(int place) {
        gating.remove(place);
        Cells.release(log.memory(), LogLayout.state(place), SubscriberState.FREE);
    }

    /** Shard's thread: takes one batch in so many stage by stage from now on, and prices the stages; 0 for none. */
    public void priceStages(int oneIn) {
        batch.priceStages(oneIn);
    }

    /** Shard's thread, or any while the shard rests: the governor, whose shares the control thread sets. */
    public Governor governor() {
        return governor;
    }

    private void adoptRules() {
        long version = governor.adopt();
        if (version != rulesVersion) {
            rulesVersion = version;
            status.rulesVersion(version);
        }
    }

    /**
     * Charges the time since the last look to whoever made the log wait then. A gap that no idling explains is time in which this
     * thread did not run, for which nobody here is to blame.
     */
    private void blameForWaiting() {
        if (waiting) {
            long now = Math.max(clock.nanos(), waitingSince);
            long nanos = Math.min(now - waitingSince, LONGEST_CHARGE_NANOS);
            gating.blame(now, nanos);
            status.waited(nanos);
            waitingSince = now;
        }
    }

    private void releasePassed() {
        long passed = gating.refresh();
        if (gating.isEmpty()) {
            governor.ungated(passed);
        } else {
            governor.passed(passed);
        }
    }

    /** Goes round the lanes until a limit is reached or every one of them was found empty. */
    @Bounded(
            by = "as many empty lanes in a row as are polled; each packet counts towards the limits of the batch",
            turn = Turn.LANE)
    private void fillBatch() {
        batch.reset();
        int empty = 0;
        while (empty < lanes.polled() && !batch.isFull()) {
            OpenLane lane = lanes.next();
            int available = lane.end.available();
            if (available == 0) {
                empty += rest(lane) ? 1 : 0;
            } else {
                empty = 0;
                lanes.busy(lane);
                batch.take(lane, available);
            }
        }
        noteWaiting();
    }

    /** A wait that goes on counts from the last look, so that the time of the rounds themselves is in it. */
    private void noteWaiting() {
        boolean goesOn = waiting && batch.taken() == 0;
        waiting = batch.isWaiting();
        if (waiting) {
            waitingSince = goesOn ? waitingSince : clock.nanos();
            gating.markSlowest();
        }
    }

    /** An empty lane is closed if it was to be, or comes closer to sleep; answers whether it is still polled. */
    private boolean rest(OpenLane lane) {
        Runnable drained = lane.drained;
        if (drained == null) {
            tellOnLiar(lane);
            return lanes.empty(lane);
        }
        lanes.close(lane);
        drained.run();
        return false;
    }

    /** Says so once; the lane stays until it is closed, and gives nothing. */
    private void tellOnLiar(OpenLane lane) {
        Runnable liar = lane.liar;
        if (liar != null && lane.isToBeToldOn()) {
            lane.liar = null;
            liar.run();
        }
    }
}
