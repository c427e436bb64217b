package io.atr.shard;

import io.atr.governance.Reason;
import io.atr.memory.Cells;
import java.lang.foreign.MemorySegment;

/**
 * What a shard tells the world: written by its thread, read by any. Counts only rise.
 *
 * <pre>
 *      0  version of the rules in use      8  rounds       16  nanoseconds for which the log waited    24  detached
 *    128  packets by verdict code, 16 longs
 *    256  batches by size, 16 longs: the i-th counts batches of 2^i .. 2^(i+1) - 1 packets
 * </pre>
 */
public final class ShardStatus {
    /** Bytes of memory. */
    public static final int BYTES = 4 * Cells.APART;

    /** Classes of batch sizes. */
    public static final int SIZE_CLASSES = 16;

    private static final int VERSION = 0;
    private static final int ROUNDS = 8;
    private static final int WAITED = 16;
    private static final int COUNTS = Cells.APART;
    private static final int BATCHES = 2 * Cells.APART;

    private final MemorySegment memory;

    /** A status in zeroed memory. */
    public ShardStatus(MemorySegment memory) {
        this.memory = memory;
    }

    /** The version of the rules that the shard works under; 0 for none. */
    public long rulesVersion() {
        return Cells.acquire(memory, VERSION);
    }

    /** Rounds of work so far; two more than before means that a whole round began and ended since. */
    public long rounds() {
        return Cells.acquire(memory, ROUNDS);
    }

    /** How long the log waited for gating subscribers, in nanoseconds. */
    public long waitedNanos() {
        return Cells.opaque(memory, WAITED);
    }

    /** Packets judged with a reason. */
    public long count(Reason reason) {
        return Cells.opaque(memory, COUNTS + ((long) reason.code() << 3));
    }

    /** Batches of {@code 2^sizeClass .. 2^(sizeClass + 1) - 1} packets. */
    public long batches(int sizeClass) {
        return Cells.opaque(memory, BATCHES + ((long) sizeClass << 3));
    }

    void rulesVersion(long version) {
        Cells.release(memory, VERSION, version);
    }

    void round() {
        Cells.release(memory, ROUNDS, Cells.get(memory, ROUNDS) + 1);
    }

    void waited(long nanos) {
        add(WAITED, nanos);
    }

    void count(int code, long packets) {
        add(COUNTS + ((long) code << 3), packets);
    }

    void batch(int packets) {
        int sizeClass = Math.min(SIZE_CLASSES - 1, 31 - Integer.numberOfLeadingZeros(packets));
        add(BATCHES + ((long) sizeClass << 3), 1);
    }

    private void add(long at, long more) {
        Cells.opaque(memory, at, Cells.get(memory, at) + more);
    }
}
