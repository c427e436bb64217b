package io.atr.bench.measure;

import io.atr.agent.Idling;
import java.util.List;

/**
 * What an idle bus costs, and how fast it wakes.
 *
 * @param idling the strategy
 * @param shards how many threads
 * @param cores processor seconds of the whole process per second
 * @param spinning threads that never gave the processor away
 * @param longestParkNanos the longest that any of them did
 * @param firstPacketNanos from the offer until the subscriber has it after a second of silence, each time in order
 */
public record IdleFigures(
        Idling idling, int shards, double cores, int spinning, long longestParkNanos, List<Double> firstPacketNanos) {
    /** Copies the list. */
    public IdleFigures {
        firstPacketNanos = List.copyOf(firstPacketNanos);
    }
}
