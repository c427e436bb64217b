package io.atr.shard;

import io.atr.governance.Governor;
import io.atr.governance.Reason;
import io.atr.hot.Bounded;
import io.atr.hot.Turn;
import io.atr.packet.Packet;
import io.atr.ring.LaneConsumer;
import io.atr.ring.RefusalTrail;
import java.lang.foreign.MemorySegment;

/** Writes down what the governor has just judged: verdict bytes, counts, refusals. Only the shard's thread. */
final class VerdictWriter {
    private final Governor governor;
    private final ShardStatus status;
    private final RefusalTrail refusals;

    VerdictWriter(Governor governor, ShardStatus status, RefusalTrail refusals) {
        this.governor = governor;
        this.status = status;
        this.refusals = refusals;
    }

    /**
     * Right after the governor's judgement, before it judges again.
     *
     * @param memory where the packets lie side by side from {@code at} on
     * @param position of the first of them in its lane
     * @param piece packets, 1 to {@link Governor#MAX_JUDGED}
     * @param allowed the governor's answer
     */
    void write(OpenLane open, MemorySegment memory, long at, long position, int piece, long allowed) {
        LaneConsumer end = open.end;
        if (open.tracked) {
            writeBytes(end, position, piece, allowed);
        }
        countPassed(end, allowed);
        long refused = ~allowed & -1L >>> (Governor.MAX_JUDGED - piece);
        if (refused != 0) {
            noteRefused(end, memory, at, refused);
        }
    }

    @Bounded(by = "the piece, 64 packets at the most", turn = Turn.PACKET)
    private void writeBytes(LaneConsumer end, long position, int piece, long allowed) {
        for (int i = 0; i < piece; i++) {
            end.verdict(position + i, governor.reason(i, allowed));
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
}
