package io.atr.bench.peers;

import io.atr.bench.machine.Placement;

/**
 * ATR and a peer, one right after the other.
 *
 * @param atr ATR's sample
 * @param other the peer's
 */
public record Pair(Sample atr, Sample other) {
    /** The placement in which the pair began. */
    public Placement placement() {
        return atr.placement();
    }

    /** Whether it can be compared: the processors stayed where they were all the time. */
    public boolean steady() {
        return atr.steady() && other.steady() && atr.placement() == other.placement();
    }
}
