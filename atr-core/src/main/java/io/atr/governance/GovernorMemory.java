package io.atr.governance;

import java.lang.foreign.MemorySegment;

/**
 * The zeroed memory of one shard's governor.
 *
 * @param ledger {@link GovernanceSizes#ledgerBytes}
 * @param shares {@link GovernanceSizes#sharesBytes}
 * @param runs 8 bytes for each slot of the shard's log
 * @param logCapacity the log's slots, a power of two
 */
public record GovernorMemory(MemorySegment ledger, MemorySegment shares, MemorySegment runs, int logCapacity) {}
