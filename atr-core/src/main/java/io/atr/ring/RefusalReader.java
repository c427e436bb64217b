package io.atr.ring;

import io.atr.memory.Cells;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/** Reads a {@link RefusalTrail}; what was overwritten before it came is missed. One thread. */
public final class RefusalReader {
    private final MemorySegment memory;
    private final int mask;
    private long position;
    private long missed;
    private long flags;
    private long route;
    private int code;

    RefusalReader(MemorySegment memory, int capacity) {
        this.memory = memory;
        this.mask = capacity - 1;
        this.position = Cells.acquire(memory, RefusalTrail.TAIL);
    }

    /** Reads the next refusal, if there is one; then the others tell of it. */
    public boolean next() {
        long tail = Cells.acquire(memory, RefusalTrail.TAIL);
        if (tail == position) {
            return false;
        }
        if (tail - position <= mask + 1L && read()) {
            position++;
            return true;
        }
        return catchUp();
    }

    /** Refusals that it was too slow to see. */
    public long missed() {
        return missed;
    }

    /** The packet's flags. */
    public long flags() {
        return flags;
    }

    /** The packet's topic and sender, see {@link io.atr.packet.Packet#routeOf}. */
    public long route() {
        return route;
    }

    /** Why it was refused: a code of {@link io.atr.governance.Reason}. */
    public int code() {
        return code;
    }

    /** Copies the slot out; false when the shard may have been about to write it again. */
    private boolean read() {
        long slot = RefusalTrail.slot(position, mask);
        flags = Cells.get(memory, slot + RefusalTrail.FLAGS);
        route = Cells.get(memory, slot + RefusalTrail.ROUTE);
        code = (int) Cells.get(memory, slot + RefusalTrail.CODE);
        VarHandle.acquireFence();
        return Cells.opaque(memory, RefusalTrail.RESERVED) - position <= mask + 1L;
    }

    /** Goes on half a trail behind the end; one that is overrun again at once says that there is nothing. */
    private boolean catchUp() {
        long tail = Cells.acquire(memory, RefusalTrail.TAIL);
        long to = Math.max(position, tail - (mask + 1) / 2);
        missed += to - position;
        position = to;
        if (tail == position || !read()) {
            return false;
        }
        position++;
        return true;
    }
}
