package io.atr.node.gate;

/**
 * How large a {@link ByteBudget} is, in bytes.
 *
 * @param node all callers together, but for what is set aside
 * @param operators set aside for operators, beyond that
 * @param connection one connection
 * @param caller one caller, over all its connections
 */
public record BudgetSizes(long node, long operators, long connection, long caller) {
    /** What each connection always gets, out of memory that is set aside for it. */
    public static final long SMALL = 128 << 10;

    /** 192 MiB; 32 for operators, 64 for a connection, 128 for a caller. */
    public static final BudgetSizes DEFAULT = new BudgetSizes(192L << 20, 32L << 20, 64L << 20, 128L << 20);

    /** No limit that anybody could reach. */
    public static final BudgetSizes UNLIMITED =
            new BudgetSizes(Long.MAX_VALUE / 4, Long.MAX_VALUE / 4, Long.MAX_VALUE / 4, Long.MAX_VALUE / 4);

    /** What a batch of so many packets costs at the most: its memory doubles as it grows. */
    public static long ofBatch(int packets) {
        return 2L * packets * Batch.PACKET_COST;
    }

    /** Checks the ranges. */
    public BudgetSizes {
        check("node", node, SMALL);
        check("operators", operators, 0);
        check("connection", connection, SMALL);
        check("caller", caller, SMALL);
    }

    private static void check(String what, long value, long least) {
        if (value < least || value > Long.MAX_VALUE / 4) {
            throw new IllegalArgumentException("memory of " + what + ": " + value + " bytes are out of range");
        }
    }
}
