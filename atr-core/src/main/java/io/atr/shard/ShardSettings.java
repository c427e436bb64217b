package io.atr.shard;

/**
 * What a shard is to be like.
 *
 * @param index the shard's number, from 0
 * @param lanes lanes at the most
 * @param subscribers subscribers at the most
 * @param logSlots the log's capacity, a power of two
 * @param batch when a batch ends
 * @param stall how long a gating subscriber may keep the log waiting
 */
public record ShardSettings(
        int index, int lanes, int subscribers, int logSlots, BatchPolicy batch, StallPolicy stall) {}
