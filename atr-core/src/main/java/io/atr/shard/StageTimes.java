package io.atr.shard;

import io.atr.memory.Cells;
import java.lang.foreign.MemorySegment;

/**
 * What the stages of sampled blocks took, each block of {@value #BLOCK} packets: written by the shard's thread, read by any.
 * Counts only rise.
 *
 * <pre>
 *      0  nanoseconds of each stage, 5 longs
 *    128  blocks by the duration of a stage, 5 x 128 longs: classes of {@link TimeClasses}, in nanoseconds for the block
 * </pre>
 */
final class StageTimes {
    /** Packets of a block: the contract's smallest batch. */
    static final int BLOCK = 256;

    private static final int STAGES = Stage.values().length;
    private static final int CLASSES = Cells.APART;

    /** Bytes of memory. */
    static final int BYTES = CLASSES + STAGES * TimeClasses.COUNT * Long.BYTES;

    private final MemorySegment memory;

    StageTimes(MemorySegment memory) {
        this.memory = memory;
    }

    /** A block's stage took so long. */
    void stage(int stage, long nanos) {
        add((long) stage << 3, nanos);
        add(classAt(stage, TimeClasses.of(nanos)), 1);
    }

    long nanos(int stage) {
        return Cells.opaque(memory, (long) stage << 3);
    }

    long blocks(int stage, int timeClass) {
        return Cells.opaque(memory, classAt(stage, timeClass));
    }

    private static long classAt(int stage, int timeClass) {
        return CLASSES + ((long) (stage * TimeClasses.COUNT + timeClass) << 3);
    }

    private void add(long at, long more) {
        Cells.opaque(memory, at, Cells.get(memory, at) + more);
    }
}
