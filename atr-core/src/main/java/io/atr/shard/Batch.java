package io.atr.shard;

import io.atr.agent.Clock;
import io.atr.governance.Governor;
import io.atr.governance.Grant;
import io.atr.governance.Reason;
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
    /** Packets of another process, out of its reach: it could change them between the verdict and the log. */
    private final MemorySegment pulled = Arena.ofAuto().allocate((long) PIECE << Packet.SIZE_SHIFT, Packet.SIZE);

    private int taken;
    private int lookAt;
    private long deadline;
    private boolean full;
    private boolean waiting;
    private int untilTimed = TIMED;
    private boolean timed;

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
            open();
        }
        LaneConsumer end = lane.end;
        if (available == end.lane().capacity()) {
            status.laneFull();
        }
        int left = Math.min(Math.min(available, policy.lanePackets()), policy.maxPackets() - taken);
        while (left > 0 && !full) {
            int piece = Math.min(Math.min(left, PIECE), room());
            piece = Math.min(piece, end.lane().contiguous(end.position()));
            if (piece <= 0) {
                full = true;
                waiting = true;
                break;
            }
            takePiece(lane, piece);
            left -= piece;
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

    private void open() {
        governor.begin(clock.nanos(), !gating.isEmpty());
        timed = --untilTimed == 0;
        if (timed) {
            untilTimed = TIMED;
        }
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
        if (open.tracked) {
            writeVerdicts(end, piece, allowed);
        }
        countPassed(end, allowed);
        long refused = ~allowed & -1L >>> (PIECE - piece);
        if (refused != 0) {
            noteRefused(end, memory, at, refused);
        }
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

    @Bounded(by = "the piece, 64 packets at the most", turn = Turn.PACKET)
    private void writeVerdicts(LaneConsumer end, int piece, long allowed) {
        for (int i = 0; i < piece; i++) {
            end.verdict(end.position() + i, governor.reason(i, allowed));
        }
    }

    private void countPassed(LaneConsumer end, long allowed) {
        int system = governor.systemPackets();
        count(end, Reason.ALLOWED.code(), Long.bitCount(allowed) - system);
        if (system != 0) {
            count(end, Reason.ALLOWED_SYSTEM.code(), system);
        }
    }

    /** @param refused bit i stands for the i-th packet from {@code at} on */
    @Bounded(by = "the bits of a long", turn = Turn.PACKET)
    private void noteRefused(LaneConsumer end, MemorySegment memory, long at, long refused) {
        for (long left = refused; left != 0; left &= left - 1) {
            int i = Long.numberOfTrailingZeros(left);
            byte code = governor.refusal(i);
            refusals.note(memory, at + ((long) i << Packet.SIZE_SHIFT), code);
            count(end, code, 1);
        }
    }

    private void count(LaneConsumer end, int code, int packets) {
        end.count(code, packets);
        status.count(code, packets);
    }

    private void lookAtLimits() {
        if (taken >= policy.maxPackets()) {
            full = true;
        } else if (taken >= lookAt) {
            lookAt = taken + PIECE;
            full = clock.nanos() >= deadline;
        }
    }
}
