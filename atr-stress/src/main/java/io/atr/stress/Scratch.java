package io.atr.stress;

import java.lang.foreign.MemorySegment;

/**
 * Zeroed memory for the states of a test. It lies on the heap, unlike a bus's: jcstress keeps as many states at a time
 * as its heap allows, and the compiler knows which heap accesses are independent, so it reorders more of them.
 */
final class Scratch {
    private Scratch() {}

    /** That many bytes; words in it are aligned, packets are not. */
    static MemorySegment zeroed(long bytes) {
        return MemorySegment.ofArray(new long[Math.toIntExact((bytes + Long.BYTES - 1) / Long.BYTES)]);
    }
}
