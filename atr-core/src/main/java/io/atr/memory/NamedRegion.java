package io.atr.memory;

import java.lang.foreign.MemorySegment;

/**
 * A region of a bus, to be looked at: where it lies, not what is in it.
 *
 * @param name as in warnings
 * @param shard that it belongs to, or {@link #EVERY_SHARD}
 * @param memory read-only, in whole pages; the region stays for as long as this can be reached
 */
public record NamedRegion(String name, int shard, MemorySegment memory) {
    /** In place of a shard: all of them read it. */
    public static final int EVERY_SHARD = -1;

    /** Lets nobody write. */
    public NamedRegion {
        memory = memory.asReadOnly();
    }
}
