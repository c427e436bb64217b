package io.atr.shard;

import io.atr.agent.Clock;
import io.atr.governance.Governor;
import io.atr.governance.Grant;
import io.atr.hot.Bounded;
import io.atr.hot.Turn;
import io.atr.packet.Packet;
import io.atr.ring.Lane;
import io.atr.ring.LaneConsumer;
import io.atr.ring.RefusalTrail;
import io.atr.ring.ShardLog;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * One batch at a time: opened at the first packet, filled lane by lane, closed with the publication of the log's tail.
 * Only the shard's thread.
 */
final class Batch {
    /** One batch in so many is timed. */
    static final int TIMED = 64;

    private static final int PIECE = Governor.MAX_JUDGED;

    private final BatchPolicy policy;
    private final Clock clock;
    private final Governor governor;
    private final ShardLog log;
    private final GatingSet gating;
    private final ShardStatus status;
    private final RefusalTrail refusals;
    private final VerdictWriter verdicts;
    private final Stages stages;
    /** Packets of another process, out of its reach: it could change them between the verdict and the log. */
    private final MemorySegment pulled = Arena.ofAuto().allocate((long) PIECE << Packet.SIZE_SHIFT, Packet.SIZE);

    private int taken;
    private int lookAt;
    private long looked;
    private long deadline;
    private boolean full;
    private boolean waiting;
    private int untilTimed = TIMED;
    private boolean timed;
    private boolean staged;

    Batch(
            BatchPolicy policy,
            Clock clock,
            Governor governor,
            ShardLog log,
            GatingSet gating,
            ShardStatus status,
            RefusalTrail refusals) {
        this.policy = policy;
        this.clock = clock;
        this.governor = governor;
        this.log = log;
        this.gating = gating;
        this.status = status;
        this.refusals = refusals;
        this.verdicts = new VerdictWriter(governor, status, refusals);
        this.stages = new Stages(clock, governor, verdicts, log, status.stageTimes());
    }

    /** Takes one batch in so many stage by stage from now on; 0 for none. */
    void priceStages(int oneIn) {
        stages.every(oneIn);
    }

    /** Nothing taken, nothing decided. */
    void reset() {
        taken = 0;
        lookAt = PIECE;
        full = false;
        waiting = false;
    }

    /** Packets taken since {@link #reset}. */
    int taken() {
        return taken;
    }

    /** Whether a limit was reached, or the log has no room. */
    boolean isFull() {
        return full;
    }

    /** Whether packets had to stay in a lane because a gating subscriber leaves no room in the log. */
    boolean isWaiting() {
        return waiting;
    }

    /** Takes what a lane has to give, up to its turn's share. */
    @Bounded(by = "the share of a lane, each turn a packet or more", turn = Turn.PIECE)
    void take(OpenLane lane, int available) {
        if (taken == 0) {
            open(available);
        }
        LaneConsumer end = lane.end;
        if (available == end.lane().capacity()) {
            status.laneFull();
        }
        int left = Math.min(Math.min(available, policy.lanePackets()), policy.maxPackets() - taken);
        while (left > 0 && !full) {
            int together = Math.min(Math.min(left, room()), end.lane().contiguous(end.position()));
            if (together <= 0) {
                full = true;
                waiting = true;
                break;
            }
            left -= takeSome(lane, together);
            lookAtLimits();
        }
        end.release();
    }

    /** Publishes what passed, and records the batch. */
    void close() {
        if (taken == 0) {
            return;
        }
        log.publish();
        refusals.publish();
        if (gating.isEmpty()) {
            governor.ungated(log.position());
        }
        status.batch(taken);
        if (timed) {
            status.batchTime(Math.max(0, clock.nanos() - governor.now()));
        }
    }

    private void open(int available) {
        staged = stages.isDue(available);
        governor.begin(clock.nanos(), !gating.isEmpty());
        timed = --untilTimed == 0;
        if (timed) {
            untilTimed = TIMED;
        }
        looked = governor.now();
        deadline = policy.maxFillNanos() > Clock.MAX ? Long.MAX_VALUE : governor.now() + policy.maxFillNanos();
    }

    /** Room in the log; the subscribers are asked again before it is taken to be full. */
    private int room() {
        int room = gating.room();
        if (room >= PIECE) {
            return room;
        }
        governor.passed(gating.refresh());
        return gating.room();
    }

    /** Takes a block or a piece of what lies side by side; answers how many packets. */
    private int takeSome(OpenLane open, int together) {
        if (staged && together >= Stages.BLOCK) {
            stages.take(open);
            taken += Stages.BLOCK;
            return Stages.BLOCK;
        }
        int piece = Math.min(together, PIECE);
        takePiece(open, piece);
        return piece;
    }

    private void takePiece(OpenLane open, int piece) {
        LaneConsumer end = open.end;
        Lane lane = end.lane();
        MemorySegment memory = lane.memory();
        long at = lane.at(end.position());
        if (open.foreign) {
            MemorySegment.copy(memory, at, pulled, 0, (long) piece << Packet.SIZE_SHIFT);
            memory = pulled;
            at = 0;
        }
        long allowed = timed && taken == 0
                ? judgeTimed(memory, at, piece, open.grant)
                : governor.judge(memory, at, piece, open.grant);
        log.append(memory, at, allowed);
        verdicts.write(open, memory, at, end.position(), piece, allowed);
        end.advance(piece);
        taken += piece;
    }

    /** The first piece of a timed batch. */
    private long judgeTimed(MemorySegment memory, long at, int piece, Grant grant) {
        long begun = clock.nanos();
        long allowed = governor.judge(memory, at, piece, grant);
        status.judgeTime(Math.max(0, clock.nanos() - begun), piece);
        return allowed;
    }

    private void lookAtLimits() {
        if (taken >= policy.maxPackets()) {
            full = true;
        } else if (taken >= lookAt) {
            lookAt = taken + PIECE;
            long now = clock.nanos();
            long piece = now - looked;
            full = now + piece + (piece >> 1) >= deadline; // a slower piece, and the tail's publication, have to fit
            looked = now;
        }
    }
}
