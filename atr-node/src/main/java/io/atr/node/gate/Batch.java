package io.atr.node.gate;

import io.atr.governance.Reason;
import io.atr.governance.Verdict;
import io.atr.packet.Packet;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A batch on its way: packets in wire form, and a verdict code for each. It belongs to the thread of its {@link Gateway},
 * which uses it again and again.
 */
public final class Batch {
    private static final int LEAST = 512;
    private static final byte BAD_PACKET = Reason.E_INGRESS_BAD_PACKET.code();
    private static final byte FOREIGN_SENDER = Reason.E_INGRESS_FOREIGN_SENDER.code();

    /** Bytes that a packet costs: itself, its code, and its part of the answer. */
    static final long PACKET_COST = Packet.SIZE + 16;

    private Arena arena;
    private MemorySegment packets;
    private byte[] codes;
    private Purse purse;
    private long charged;
    private boolean released;
    private int count;
    private int references;
    private boolean systemPackets;
    private boolean cutOff;

    long requestId;
    boolean governed;
    int mode;
    long begunNanos;

    /** Set by the decoder: why nothing of it may be published. */
    @Nullable
    Refusal refusal;

    @Nullable
    BatchSink sink;

    /** The next packet that is to be written into a lane. */
    int next;

    /** Packets without a verdict. */
    int undecided;

    int slot;

    /** The sink is being told, or was: from then on the batch is the sink's. */
    boolean judged;

    /** The node failed at it: what was not in a lane by then was never judged. */
    boolean failed;

    /** With memory for so many packets. */
    @SuppressWarnings("MustBeClosedChecker") // by free()
    private Batch(Purse purse, int room) {
        this.purse = purse;
        this.arena = Arena.ofConfined();
        this.packets = arena.allocate((long) room << Packet.SIZE_SHIFT, Packet.SIZE);
        this.codes = new byte[room];
    }

    /** A new batch; one that has room for nothing when the purse does not have enough. */
    static Batch create(Purse purse) {
        if (!purse.take(LEAST * PACKET_COST)) {
            return new Batch(purse, 0);
        }
        Batch batch = null;
        try {
            batch = new Batch(purse, LEAST);
            batch.charged = LEAST * PACKET_COST;
            return batch;
        } finally {
            if (batch == null) {
                purse.giveBack(LEAST * PACKET_COST);
            }
        }
    }

    /** Uses it again, for another call; false when that call may not have so much memory. */
    boolean reuse(Purse other) {
        long cost = codes.length * PACKET_COST;
        if (!other.take(cost)) {
            return false;
        }
        purse = other;
        charged = cost;
        released = false;
        return true;
    }

    /** Gives back what it cost its call; false when that was done before. */
    boolean release() {
        if (released) {
            return false;
        }
        released = true;
        purse.giveBack(charged);
        charged = 0;
        return true;
    }

    /** Gives its memory back, for good. */
    void free() {
        arena.close();
    }

    void begin(long nowNanos) {
        count = 0;
        references = 0;
        systemPackets = false;
        cutOff = false;
        requestId = 0;
        governed = false;
        mode = 0;
        begunNanos = nowNanos;
        refusal = null;
        sink = null;
        next = 0;
        undecided = 0;
        judged = false;
        failed = false;
    }

    /** Opens the next packet, whose offset is {@link #at} of the number that is answered; -1 where there is no memory. */
    int add() {
        if (count == codes.length && !grow()) {
            return -1;
        }
        codes[count] = 0;
        return count++;
    }

    @SuppressWarnings("MustBeClosedChecker") // by free(), or by the next growth
    private boolean grow() {
        int room = codes.length;
        if (room == 0 || !purse.take(room * PACKET_COST)) {
            return false;
        }
        charged += room * PACKET_COST;
        byte[] more = Arrays.copyOf(codes, room * 2);
        Arena fresh = Arena.ofConfined();
        Arena old = fresh;
        try {
            MemorySegment larger = fresh.allocate(packets.byteSize() * 2, Packet.SIZE);
            larger.copyFrom(packets);
            packets = larger;
            codes = more;
            old = arena;
            arena = fresh;
        } finally {
            old.close(); // the fresh one where it could not be had
        }
        return true;
    }

    /** The packet is a reference to memory: refused where it stands unless the batch's mode says something else. */
    void refer(int i) {
        references++;
        codes[i] = BAD_PACKET;
    }

    /** The i-th packet is refused before it reaches a lane. */
    void drop(int i, Reason why) {
        codes[i] = why.code();
    }

    /**
     * Refuses the packets whose sender is not among some.
     *
     * @return how many that were
     */
    public int restrictTo(BitSet senders) {
        int foreign = 0;
        for (int i = 0; i < count; i++) {
            int sender = Packet.sender(packets, at(i));
            if (codes[i] == 0 && (sender < 0 || !senders.get(sender))) {
                codes[i] = FOREIGN_SENDER;
                foreign++;
            }
        }
        return foreign;
    }

    /** Whether every packet has a verdict and the gateway is done with the batch. */
    public boolean isJudged() {
        return judged;
    }

    /** Why nothing of it may be published, as far as its message shows. */
    public @Nullable Refusal refusal() {
        return refusal;
    }

    /** The caller went away: what is not in a lane yet need not get there. */
    public void cutOff() {
        cutOff = true;
    }

    boolean isCutOff() {
        return cutOff;
    }

    int references() {
        return references;
    }

    void decide(int i, int code) {
        codes[i] = (byte) code;
        undecided--;
    }

    /** What the client calls the batch. */
    public long requestId() {
        return requestId;
    }

    void flags(long flags) {
        systemPackets |= (flags & Packet.SYSTEM) != 0;
    }

    /** Whether the client set the system flag in any packet. */
    public boolean hasSystemPackets() {
        return systemPackets;
    }

    /** Whether the packets ask to be judged; false asks for the bypass. */
    public boolean governed() {
        return governed;
    }

    /** Packets. */
    public int size() {
        return count;
    }

    /** Packets that there is memory for at present. */
    int room() {
        return codes.length;
    }

    /** The memory that {@link #at} points into. */
    public MemorySegment memory() {
        return packets;
    }

    /** Offset of the i-th packet. */
    public long at(int i) {
        return (long) i << Packet.SIZE_SHIFT;
    }

    /** The code of the {@link Reason} of the i-th packet; 0 while there is none. */
    public int code(int i) {
        return codes[i];
    }

    /** When its message was taken from the wire, by {@link System#nanoTime}. */
    public long begunNanos() {
        return begunNanos;
    }

    /** How many packets got a verdict. */
    public int count(Verdict verdict) {
        int found = 0;
        for (int i = 0; i < count; i++) {
            found += Decisions.verdict(codes[i]) == verdict ? 1 : 0;
        }
        return found;
    }
}
