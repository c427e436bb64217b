package io.atr.shard;

import io.atr.governance.Reason;
import io.atr.memory.Cells;
import java.lang.foreign.MemorySegment;

/**
 * What a shard tells the world: written by its thread, read by any. Counts only rise.
 *
 * <pre>
 *      0  version of the rules in use      8  rounds       16  nanoseconds for which the log waited    32  lanes found full
 *    128  packets by verdict code, 16 longs
 *    256  batches by size, 16 longs: the i-th counts batches of 2^i .. 2^(i+1) - 1 packets
 *    384  nanoseconds of all timed batches, nanoseconds of all timed judgements, packets judged in them
 *    512  timed judgements by duration for each packet, 16 longs: the i-th counts 2^i .. 2^(i+1) - 1 eighths of a nanosecond
 *    640  timed batches by duration, 128 longs: classes of {@link TimeClasses}
 *   1664  what stages took: {@link StageTimes}
 * </pre>
 */
public final class ShardStatus {
    /** Bytes of memory. */
    public static final int BYTES = 13 * Cells.APART + StageTimes.BYTES;

    /** Classes of batch sizes. */
    public static final int SIZE_CLASSES = 16;

    /** Classes of judgement durations. */
    public static final int JUDGE_CLASSES = 16;

    private static final int VERSION = 0;
    private static final int ROUNDS = 8;
    private static final int WAITED = 16;
    private static final int FULL = 32;
    private static final int COUNTS = Cells.APART;
    private static final int BATCHES = 2 * Cells.APART;
    private static final int BATCH_NANOS = 3 * Cells.APART;
    private static final int JUDGE_NANOS = BATCH_NANOS + 8;
    private static final int JUDGED = BATCH_NANOS + 16;
    private static final int JUDGE_TIMES = 4 * Cells.APART;
    private static final int BATCH_TIMES = 5 * Cells.APART;
    private static final int STAGES = 13 * Cells.APART;
    private static final int EIGHTHS = 3;

    private final MemorySegment memory;
    private final StageTimes stages;

    /** A status in zeroed memory. */
    public ShardStatus(MemorySegment memory) {
        this.memory = memory;
        this.stages = new StageTimes(memory.asSlice(STAGES, StageTimes.BYTES));
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

    /** How often the shard came to a lane that was full: its publisher had to wait, or was about to. */
    public long fullLanes() {
        return Cells.opaque(memory, FULL);
    }

    /** Packets judged with a reason. */
    public long count(Reason reason) {
        return Cells.opaque(memory, COUNTS + ((long) reason.code() << 3));
    }

    /** Batches of {@code 2^sizeClass .. 2^(sizeClass + 1) - 1} packets. */
    public long batches(int sizeClass) {
        return Cells.opaque(memory, BATCHES + ((long) sizeClass << 3));
    }

    /** Timed batches of one of {@link TimeClasses}, in nanoseconds; one batch in {@value Batch#TIMED} is timed. */
    public long batchTimes(int timeClass) {
        return Cells.opaque(memory, BATCH_TIMES + ((long) timeClass << 3));
    }

    /** Timed judgements that took {@code 2^timeClass .. 2^(timeClass + 1) - 1} eighths of a nanosecond for each packet. */
    public long judgeTimes(int timeClass) {
        return Cells.opaque(memory, JUDGE_TIMES + ((long) timeClass << 3));
    }

    /** What all timed batches took together, in nanoseconds. */
    public long batchNanos() {
        return Cells.opaque(memory, BATCH_NANOS);
    }

    /** What all timed judgements took together, in nanoseconds; they have the clock's own cost in them. */
    public long judgeNanos() {
        return Cells.opaque(memory, JUDGE_NANOS);
    }

    /** How many packets were judged in timed judgements. */
    public long timedPackets() {
        return Cells.opaque(memory, JUDGED);
    }

    /** What a packet cost in each stage, so far. */
    public StagePrices stagePrices() {
        return StagePrices.of(stages);
    }

    /** Where the shard writes that. */
    StageTimes stageTimes() {
        return stages;
    }

    void rulesVersion(long version) {
        Cells.release(memory, VERSION, version);
    }

    void round() {
        Cells.release(memory, ROUNDS, Cells.get(memory, ROUNDS) + 1);
    }

    void laneFull() {
        add(FULL, 1);
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

    void batchTime(long nanos) {
        add(BATCH_TIMES + ((long) TimeClasses.of(nanos) << 3), 1);
        add(BATCH_NANOS, nanos);
    }

    void judgeTime(long nanos, int packets) {
        add(JUDGE_TIMES + ((long) judgeClass((nanos << EIGHTHS) / packets) << 3), packets);
        add(JUDGE_NANOS, nanos);
        add(JUDGED, packets);
    }

    private static int judgeClass(long eighths) {
        return Math.min(JUDGE_CLASSES - 1, 63 - Long.numberOfLeadingZeros(Math.max(1, eighths)));
    }

    private void add(long at, long more) {
        Cells.opaque(memory, at, Cells.get(memory, at) + more);
    }
}
