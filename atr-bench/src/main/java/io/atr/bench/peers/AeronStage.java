package io.atr.bench.peers;

import io.aeron.ExclusivePublication;
import io.aeron.Subscription;
import io.aeron.logbuffer.BufferClaim;
import io.aeron.logbuffer.FragmentHandler;
import io.aeron.logbuffer.Header;
import io.atr.agent.Agent;
import io.atr.bench.load.Message;
import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;
import org.agrona.DirectBuffer;

/**
 * The governing stage between two Aeron streams. Judges either message by message where they lie, or 64 at a time after
 * copying them out (Aeron puts a header of 32 bytes between them).
 */
final class AeronStage implements Agent, FragmentHandler {
    /** Term buffers are mapped by Aeron; the governor reads them by address. */
    static final MemorySegment EVERYTHING = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private static final int ROUND = 512;

    private final Subscription in;
    private final ExclusivePublication out;
    private final Judge judge;
    private final boolean oneByOne;
    private final BufferClaim claim = new BufferClaim();
    private final MemorySegment piece = PeerRules.region("piece", Judge.PIECE * Packet.SIZE);
    private int held;
    private boolean opened;
    private volatile boolean closing;

    AeronStage(Subscription in, ExclusivePublication out, Judge judge, boolean oneByOne) {
        this.in = in;
        this.out = out;
        this.judge = judge;
        this.oneByOne = oneByOne;
    }

    @Override
    public int doWork() {
        opened = false;
        if (oneByOne) {
            return in.poll(this, ROUND);
        }
        int done = 0;
        int count;
        do {
            count = in.poll(this, Judge.PIECE);
            judgeHeld();
            done += count;
        } while (count == Judge.PIECE && done < ROUND);
        return done;
    }

    @Override
    public void onFragment(DirectBuffer buffer, int offset, int length, Header header) {
        long at = buffer.addressOffset() + offset;
        if (!oneByOne) {
            Message.copy(EVERYTHING, at, piece, (long) held++ << Packet.SIZE_SHIFT);
            return;
        }
        open();
        if (judge.judge(EVERYTHING, at, 1) != 0) {
            forward(EVERYTHING, at);
        }
    }

    /** Lets a stage end that waits for a subscriber that is gone. */
    void closing() {
        closing = true;
    }

    @Override
    public String roleName() {
        return "aeron-stage";
    }

    private void open() {
        if (!opened) {
            opened = true;
            judge.open();
        }
    }

    private void judgeHeld() {
        if (held == 0) {
            return;
        }
        open();
        long passed = judge.judge(piece, 0, held);
        for (long left = passed; left != 0; left &= left - 1) {
            forward(piece, (long) Long.numberOfTrailingZeros(left) << Packet.SIZE_SHIFT);
        }
        held = 0;
    }

    /** Waits for room if it must: the subscriber never waits for this stage, and moves the stream's limit along. */
    private void forward(MemorySegment memory, long at) {
        while (out.tryClaim(Packet.SIZE, claim) < 0) {
            if (closing) {
                return;
            }
            Thread.onSpinWait();
        }
        Message.copy(memory, at, EVERYTHING, claim.buffer().addressOffset() + claim.offset());
        claim.commit();
    }
}
