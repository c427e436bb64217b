package io.atr.shard;

import io.atr.agent.Clock;
import io.atr.governance.Governor;
import io.atr.hot.Bounded;
import io.atr.hot.Turn;
import io.atr.packet.Packet;
import io.atr.ring.LaneConsumer;
import io.atr.ring.Runs;
import io.atr.ring.ShardLog;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Takes a block of packets stage by stage, with a look at the clock between them: the same verdicts and the same log as if
 * it had been taken in pieces, and the price of each stage. Only the shard's thread.
 *
 * <p>A block that is priced is also published by itself; subscribers see it a little earlier than the rest of its batch.
 */
final class Stages {
    /** One batch in so many is taken stage by stage unless somebody wishes otherwise. */
    static final int DEFAULT_ONE_IN = 1024;

    static final int BLOCK = StageTimes.BLOCK;

    private static final int PIECE = Governor.MAX_JUDGED;
    private static final int POP = Stage.POP.ordinal();
    private static final int GOVERN = Stage.GOVERN.ordinal();
    private static final int AGGREGATE = Stage.AGGREGATE.ordinal();
    private static final int SERIALIZE = Stage.SERIALIZE.ordinal();
    private static final int DISPATCH = Stage.DISPATCH.ordinal();

    private final Clock clock;
    private final Governor governor;
    private final VerdictWriter verdicts;
    private final ShardLog log;
    private final StageTimes times;
    private final long[] allowed = new long[BLOCK / PIECE];
    private final Runs runs = new Runs(BLOCK);
    private final MemorySegment pulled = Arena.ofAuto().allocate((long) BLOCK << Packet.SIZE_SHIFT, Packet.SIZE);

    private int oneIn = DEFAULT_ONE_IN;
    private long batches;

    /** Written only: a loop whose result nobody gets would be optimised away. */
    @SuppressWarnings("UnusedVariable")
    private long touched;

    private long looked;

    Stages(Clock clock, Governor governor, VerdictWriter verdicts, ShardLog log, StageTimes times) {
        this.clock = clock;
        this.governor = governor;
        this.verdicts = verdicts;
        this.log = log;
        this.times = times;
    }

    /** One batch in so many from now on; 0 for none. */
    void every(int batches) {
        this.oneIn = batches;
        this.batches = 0;
    }

    /** A batch begins, and so much lies ready for it; answers whether it is one to be taken stage by stage. */
    boolean isDue(int available) {
        batches++;
        if (oneIn == 0 || batches < oneIn || available < BLOCK) {
            return false;
        }
        batches = 0;
        return true;
    }

    /** Takes {@value #BLOCK} packets that lie side by side, for which the log has room. */
    void take(OpenLane open) {
        LaneConsumer end = open.end;
        long position = end.position();
        long at = end.lane().at(position);
        looked = clock.nanos();
        MemorySegment memory = pop(open, at);
        long from = open.foreign ? 0 : at;
        look(POP);
        govern(open, memory, from, position);
        look(GOVERN);
        aggregate();
        look(AGGREGATE);
        log.append(memory, from, runs);
        look(SERIALIZE);
        end.advance(BLOCK);
        end.release();
        log.publish();
        look(DISPATCH);
    }

    /** Where the packets are to be judged; their lines are here when it answers. */
    @Bounded(by = "the block, 256 packets", turn = Turn.PACKET)
    private MemorySegment pop(OpenLane open, long at) {
        MemorySegment lane = open.end.lane().memory();
        long seen = open.end.glance(); // only what the look costs: to act on it would change which batch a packet is in
        if (open.foreign) {
            MemorySegment.copy(lane, at, pulled, 0, (long) BLOCK << Packet.SIZE_SHIFT);
            touched = seen;
            return pulled;
        }
        for (int i = 0; i < BLOCK; i++) {
            seen |= Packet.flags(lane, at + ((long) i << Packet.SIZE_SHIFT));
        }
        touched = seen;
        return lane;
    }

    @Bounded(by = "the pieces of a block: 4", turn = Turn.PIECE)
    private void govern(OpenLane open, MemorySegment memory, long from, long position) {
        for (int piece = 0; piece < allowed.length; piece++) {
            int first = piece * PIECE;
            long at = from + ((long) first << Packet.SIZE_SHIFT);
            allowed[piece] = governor.judge(memory, at, PIECE, open.grant);
            verdicts.write(open, memory, at, position + first, PIECE, allowed[piece]);
        }
    }

    @Bounded(by = "the pieces of a block: 4", turn = Turn.PIECE)
    private void aggregate() {
        runs.clear();
        for (int piece = 0; piece < allowed.length; piece++) {
            runs.add(piece * PIECE, allowed[piece]);
        }
    }

    private void look(int stage) {
        long now = clock.nanos();
        times.stage(stage, Math.max(0, now - looked));
        looked = now;
    }
}
