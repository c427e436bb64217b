package io.atr.node.audit;

/**
 * How much is written.
 *
 * @param bytes of a file, after which the next begins
 * @param files that are kept, the current one included
 * @param verdictsPerSecond sampled verdicts, at the most
 */
public record AuditLimits(long bytes, int files, int verdictsPerSecond) {
    /** A line is shorter than this, so a file of this size holds some. */
    static final long LEAST_BYTES = 16 << 10;

    public AuditLimits {
        if (bytes < LEAST_BYTES || files < 1 || verdictsPerSecond < 0) {
            throw new IllegalArgumentException("audit files of " + bytes + " bytes, " + files + " of them, "
                    + verdictsPerSecond + " verdicts/s: want at least " + LEAST_BYTES + ", 1 and 0");
        }
    }
}
