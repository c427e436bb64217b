package io.atr.shard;

import io.atr.governance.Governor;

/**
 * When a batch ends: at the first of these limits, or when no lane has anything left.
 *
 * @param maxPackets packets in a batch, 64 or more
 * @param lanePackets packets that one lane gives before the next one has its turn, 1 or more
 * @param maxFillNanos from the first pop to the publication of the tail; looked at every 64 packets: a batch ends when half as
 *     many again more, at the pace of the last ones, would take it beyond this
 */
public record BatchPolicy(int maxPackets, int lanePackets, long maxFillNanos) {
    /** What the contract asks for: 4096 packets, 5 us. */
    public static final BatchPolicy DEFAULT = new BatchPolicy(4096, 512, 5_000);

    /** Checks the ranges. */
    public BatchPolicy {
        if (maxPackets < Governor.MAX_JUDGED) {
            throw new IllegalArgumentException("batch: at least 64 packets, not " + maxPackets);
        }
        if (lanePackets < 1) {
            throw new IllegalArgumentException("batch: a lane gives at least 1 packet, not " + lanePackets);
        }
        if (maxFillNanos < 1) {
            throw new IllegalArgumentException("batch: a fill time of at least 1 ns, not " + maxFillNanos);
        }
    }
}
