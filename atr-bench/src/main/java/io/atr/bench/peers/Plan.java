package io.atr.bench.peers;

import io.atr.bench.machine.Cpus;
import java.util.List;

/**
 * What is to be compared, and how long.
 *
 * @param peers with whom
 * @param pairs of samples for each peer within one placement
 * @param seconds of streaming in each sample; half of that for round trips, a quarter to warm up
 * @param cpus where
 */
public record Plan(List<Peer> peers, int pairs, double seconds, Cpus cpus) {
    long streamNanos() {
        return (long) (seconds * 1e9);
    }

    long tripNanos() {
        return streamNanos() / 2;
    }

    long warmUpNanos() {
        return streamNanos() / 4;
    }

    /** Streaming for a shape that is only tried. */
    long trialNanos() {
        return streamNanos() / 4;
    }
}
