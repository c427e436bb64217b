package io.atr.bench.peers;

import io.atr.agent.Agent;
import io.atr.bench.load.Message;
import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBuffer;

/**
 * The governing stage between two of Agrona's rings: reads the first, and writes what passes to the second. Judges
 * either message by message where they lie, or 64 at a time after copying them out (their ring puts 8 bytes between
 * them).
 */
final class AgronaStage implements Agent, MessageHandler {
    private static final int ROUND = 512;

    private final RingBuffer in;
    private final MemorySegment inMemory;
    private final OneToOneRingBuffer out;
    private final MemorySegment outMemory;
    private final Judge judge;
    private final boolean oneByOne;
    private final MemorySegment piece = PeerRules.region("piece", Judge.PIECE * Packet.SIZE);
    private int held;
    private boolean opened;
    private volatile boolean closing;

    AgronaStage(
            RingBuffer in,
            MemorySegment inMemory,
            OneToOneRingBuffer out,
            MemorySegment outMemory,
            Judge judge,
            boolean oneByOne) {
        this.in = in;
        this.inMemory = inMemory;
        this.out = out;
        this.outMemory = outMemory;
        this.judge = judge;
        this.oneByOne = oneByOne;
    }

    @Override
    public int doWork() {
        opened = false;
        if (oneByOne) {
            return in.read(this, ROUND);
        }
        int done = 0;
        int count;
        do {
            count = in.read(this, Judge.PIECE);
            judgeHeld();
            done += count;
        } while (count == Judge.PIECE && done < ROUND);
        return done;
    }

    @Override
    public void onMessage(int type, MutableDirectBuffer buffer, int index, int length) {
        if (!oneByOne) {
            Message.copy(inMemory, index, piece, (long) held++ << Packet.SIZE_SHIFT);
            return;
        }
        open();
        if (judge.judge(inMemory, index, 1) != 0) {
            forward(inMemory, index);
        }
    }

    /** Lets a stage end that waits for a subscriber that is gone. */
    void closing() {
        closing = true;
    }

    @Override
    public String roleName() {
        return "agrona-stage";
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

    /** Waits for room if it must: the subscriber never waits for this stage. */
    private void forward(MemorySegment memory, long at) {
        int index = out.tryClaim(AgronaRing.MESSAGE, Packet.SIZE);
        while (index < 0) {
            if (closing) {
                return;
            }
            Thread.onSpinWait();
            index = out.tryClaim(AgronaRing.MESSAGE, Packet.SIZE);
        }
        Message.copy(memory, at, outMemory, index);
        out.commit(index);
    }
}
