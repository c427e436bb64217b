package io.atr.shard;

import io.atr.governance.GovernorMemory;
import java.lang.foreign.MemorySegment;

/**
 * The zeroed memory of one shard.
 *
 * @param log {@link io.atr.ring.LogLayout#bytes}
 * @param wakeFlags {@link io.atr.ring.WakeFlags#bytes}
 * @param status {@link ShardStatus#BYTES}
 * @param governor what governance keeps
 */
public record ShardMemory(MemorySegment log, MemorySegment wakeFlags, MemorySegment status, GovernorMemory governor) {}
