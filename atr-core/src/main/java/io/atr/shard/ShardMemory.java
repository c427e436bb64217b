package io.atr.shard;

import java.lang.foreign.MemorySegment;

/**
 * The zeroed memory of one shard.
 *
 * @param log {@link io.atr.ring.LogLayout#bytes}
 * @param wakeFlags {@link io.atr.ring.WakeFlags#bytes}
 * @param status {@link ShardStatus#BYTES}
 * @param refusals {@link io.atr.ring.RefusalTrail#bytes} of {@link io.atr.ring.RefusalTrail#CAPACITY}
 */
public record ShardMemory(MemorySegment log, MemorySegment wakeFlags, MemorySegment status, MemorySegment refusals) {}
