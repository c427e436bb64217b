package io.atr.governance;

import io.atr.memory.Cells;
import java.lang.foreign.MemorySegment;

/**
 * The one word by which rules come into force: version in the upper 56 bits, slot + 1 in the lower 8; 0 while there are
 * none. Swapping is one release store; a shard acquires the word once per batch.
 */
public final class RulesRef {
    /** Bytes to allocate. */
    public static final int BYTES = 2 * Cells.APART;

    private static final int SLOT_BITS = 8;
    private static final int SLOT_MASK = (1 << SLOT_BITS) - 1;

    private final MemorySegment memory;

    /** The word in zeroed memory: no rules. */
    public RulesRef(MemorySegment memory) {
        this.memory = memory;
    }

    /** The word as it stands; see {@link #versionOf} and {@link #slotOf}. Any thread. */
    public long acquire() {
        return Cells.acquire(memory, 0);
    }

    /** Puts a slot in force. One thread at a time; versions only rise. */
    void publish(long version, int slot) {
        Cells.release(memory, 0, version << SLOT_BITS | (slot + 1));
    }

    /** The version in a word, from 1; 0 while there are no rules. */
    public static long versionOf(long word) {
        return word >>> SLOT_BITS;
    }

    /** The slot in a word that has a version. */
    static int slotOf(long word) {
        return (int) (word & SLOT_MASK) - 1;
    }
}
