package io.atr.bench.peers;

import io.atr.bench.machine.Placement;

/**
 * How a contestant streamed while somebody watched.
 *
 * @param shape its shape, in words
 * @param alone packets a second before anybody watched
 * @param watched packets a second meanwhile
 * @param before nanoseconds of a hand-over before it
 * @param after nanoseconds of a hand-over after it
 */
public record Streamed(String shape, double alone, double watched, double before, double after) {
    /** The placement before it. */
    public Placement placement() {
        return Placement.of(before);
    }

    /** Whether the placement was the same after it. */
    public boolean steady() {
        return Placement.of(before) == Placement.of(after);
    }
}
