package io.atr.ring;

import io.atr.memory.Cells;
import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/**
 * The last packets that a shard refused, for whoever wants to know more than counts: their headers, and why. Nobody holds
 * it up: the oldest are overwritten. As long as nobody watches, nothing is written.
 *
 * <pre>
 *      0   tail       written by the shard: refusals before it may be read
 *      8   reserved   written by the shard: slots of positions before reserved - capacity may be torn
 *    128   watchers   written by whoever controls the shard: how many look
 *    256   slots      capacity x 32 bytes: flags, route, reason code, unused
 * </pre>
 *
 * {@link #note} and {@link #publish} belong to the shard's thread; {@link #watched} is for one thread at a time.
 */
public final class RefusalTrail {
    /** Refusals that a shard's trail holds. */
    public static final int CAPACITY = 4096;

    static final int TAIL = 0;
    static final int RESERVED = 8;
    static final int SLOTS = 2 * Cells.APART;
    static final int SLOT_SHIFT = 5;
    static final int FLAGS = 0;
    static final int ROUTE = 8;
    static final int CODE = 16;

    private static final int WATCHERS = Cells.APART;

    private final MemorySegment memory;
    private final int mask;
    private long position;
    private long published;

    /**
     * A trail in zeroed memory of {@link #bytes}.
     *
     * @param capacity refusals that it holds, a power of two
     */
    public RefusalTrail(MemorySegment memory, int capacity) {
        this.memory = memory;
        this.mask = capacity - 1;
    }

    /** Bytes of a trail. */
    public static long bytes(int capacity) {
        return SLOTS + ((long) capacity << SLOT_SHIFT);
    }

    /** One more looks, or one less. */
    public void watched(boolean begins) {
        Cells.release(memory, WATCHERS, Cells.get(memory, WATCHERS) + (begins ? 1 : -1));
    }

    /** A reader that begins at the present end. Any thread. */
    public RefusalReader reader() {
        return new RefusalReader(memory, mask + 1);
    }

    /** A packet was refused with a code of {@link io.atr.governance.Reason}. Not seen before {@link #publish}. */
    public void note(MemorySegment from, long at, byte code) {
        if (Cells.opaque(memory, WATCHERS) == 0) {
            return;
        }
        long slot = slot(position, mask);
        position++;
        Cells.opaque(memory, RESERVED, position);
        VarHandle.storeStoreFence(); // whoever sees the slot change sees that it was reserved
        Cells.set(memory, slot + FLAGS, Packet.flags(from, at));
        Cells.set(memory, slot + ROUTE, Packet.route(from, at));
        Cells.set(memory, slot + CODE, code);
    }

    /** Lets watchers read everything noted so far. After the log's, so that they find what passed in the same batch there. */
    public void publish() {
        if (published != position) {
            published = position;
            Cells.release(memory, TAIL, position);
        }
    }

    static long slot(long position, int mask) {
        return SLOTS + ((position & mask) << SLOT_SHIFT);
    }
}
