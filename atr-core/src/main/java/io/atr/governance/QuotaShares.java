package io.atr.governance;

import io.atr.memory.Cells;
import java.lang.foreign.MemorySegment;

/**
 * One shard's share of quotas that are split among shards: written by the control thread, read by the shard. A word
 * holds the quota for which the share was reckoned (upper half) and the share (lower half), so that a share never
 * outlives a change of its quota.
 */
final class QuotaShares {
    private final MemorySegment memory;

    QuotaShares(MemorySegment memory) {
        this.memory = memory;
    }

    /** The share of a sender whose quota is {@code quota}; {@code otherwise} where none was reckoned for it. */
    int share(int sender, int quota, int otherwise) {
        long word = Cells.opaque(memory, (long) sender << 3);
        return (int) (word >>> 32) == quota ? (int) word : otherwise;
    }

    /** Control thread: sets a share. */
    void set(int sender, int quota, int share) {
        Cells.opaque(memory, (long) sender << 3, (long) quota << 32 | share);
    }
}
