package io.atr.bench.peers;

import io.atr.bench.machine.Cpus;

/**
 * How much is to be measured in one JVM.
 *
 * @param pairs of samples for each peer within one placement
 * @param seconds of streaming in each sample; half of that for round trips, a quarter to warm up
 * @param cpus where
 */
public record Plan(int pairs, double seconds, Cpus cpus) {
    /** What surrounds a sample: threads, memory, hand-over. */
    private static final double AROUND_NANOS = 0.3e9;

    /** Steps of a match with a peer, if no pair has to be dropped. */
    public int steps(Peer peer) {
        return trials(peer) + pairs;
    }

    /** About how long a match with a peer takes. */
    public double estimateNanos(Peer peer) {
        double sample = warmUpNanos() + streamNanos() + tripNanos() + AROUND_NANOS;
        return pairs * 2 * sample + trials(peer) * (2 * trialNanos() + AROUND_NANOS / 2);
    }

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

    private static int trials(Peer peer) {
        return Sweep.trials(Contenders.atr(peer.publishers())) + Sweep.trials(Contenders.of(peer));
    }
}
