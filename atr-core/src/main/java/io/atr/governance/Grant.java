package io.atr.governance;

import io.atr.memory.Cells;
import java.lang.foreign.MemorySegment;

/**
 * What a lane was granted: as whom its packets may come, and whether system packets pass ungoverned.
 *
 * @param sender the lane's one sender, or {@link #MANY}
 * @param senders a bit for each sender that a lane of many may name; an empty segment for all of them
 * @param bypass whether system packets pass without governance
 */
public record Grant(int sender, MemorySegment senders, boolean bypass) {
    /** In place of a sender: the lane has many. */
    public static final int MANY = -1;

    /** A lane for one sender, 0 or more. */
    public static Grant one(int sender, boolean bypass) {
        return new Grant(sender, MemorySegment.NULL, bypass);
    }

    /** A gateway's lane that may name every sender. */
    public static Grant everyone(boolean bypass) {
        return new Grant(MANY, MemorySegment.NULL, bypass);
    }

    /** A gateway's lane for the senders whose bits are set in {@code senders}, 64 to a word. */
    public static Grant some(MemorySegment senders, boolean bypass) {
        return new Grant(MANY, senders, bypass);
    }

    /** Whether the lane has more than one sender. */
    public boolean many() {
        return sender == MANY;
    }

    /** Whether packets may come as {@code id}. */
    public boolean covers(int id) {
        if (!many()) {
            return id == sender;
        }
        long bytes = senders.byteSize();
        if (bytes == 0) {
            return id != MANY;
        }
        return Integer.compareUnsigned(id, (int) (bytes << 3)) < 0
                && (Cells.get(senders, (long) (id >>> 6) << 3) >>> id & 1) != 0;
    }
}
