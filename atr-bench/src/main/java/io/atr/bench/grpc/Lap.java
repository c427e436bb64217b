package io.atr.bench.grpc;

import org.HdrHistogram.Histogram;

/**
 * Batches sent and answered one after the other or overlapping, all checked.
 *
 * @param batches how many
 * @param nanos from the first request to the last answer
 * @param nodeNanos processor time of the node's event loops meanwhile, the shard's excluded
 * @param roundTrips of each batch, in ns, where one was in flight; otherwise empty
 */
public record Lap(long batches, long nanos, long nodeNanos, Histogram roundTrips) {
    Lap withNode(long measured) {
        return new Lap(batches, nanos, measured, roundTrips);
    }
}
