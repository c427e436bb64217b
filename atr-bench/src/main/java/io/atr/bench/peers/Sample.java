package io.atr.bench.peers;

import io.atr.bench.machine.Placement;

/**
 * One sample, and how far apart the processors were right before and right after it.
 *
 * @param figures what it showed
 * @param shape in which the contestant was
 * @param before nanoseconds of a hand-over before it
 * @param after nanoseconds of a hand-over after it
 */
public record Sample(Figures figures, Shape shape, double before, double after) {
    /** The placement before it. */
    public Placement placement() {
        return Placement.of(before);
    }

    /** Whether the placement was the same after it. */
    public boolean steady() {
        return Placement.of(before) == Placement.of(after);
    }
}
