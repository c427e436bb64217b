package io.atr.verify.line;

/**
 * The latest times for which the platform took a thread's processor away, and how much of a latency they make up. A hiccup
 * somewhere within a long latency explains nothing: on a busy machine there is always one. One thread.
 */
final class Hiccups {
    /** What is shorter is a turn of a loop. */
    static final long LEAST_NANOS = 1_000;

    /** As many as are remembered: more than a batch can wait through and still be worth explaining. */
    static final int KEPT = 64;

    private final long[] begins = new long[KEPT];
    private final long[] ends = new long[KEPT];
    private int noted;

    /** Between two readings of the clock nothing was done; it is a hiccup if it took long enough. */
    void look(long from, long to) {
        if (to - from >= LEAST_NANOS) {
            begins[noted & (KEPT - 1)] = from;
            ends[noted & (KEPT - 1)] = to;
            noted++;
        }
    }

    /** Whether hiccups make up half or more of the time between two moments; those of which nobody knows do not count. */
    boolean explain(long from, long to) {
        long within = 0;
        for (int i = Math.max(0, noted - KEPT); i < noted; i++) {
            long begin = begins[i & (KEPT - 1)];
            long end = ends[i & (KEPT - 1)];
            within += Math.max(0, Math.min(end - to, 0) + (to - from) - Math.max(begin - from, 0));
        }
        return 2 * within >= to - from;
    }
}
