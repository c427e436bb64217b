package io.atr.node.audit;

import java.util.concurrent.atomic.LongAdder;

/** What became of audit records. Written and read by any thread. */
public final class AuditCounters {
    final LongAdder verdicts = new LongAdder();
    final LongAdder security = new LongAdder();
    final LongAdder suppressed = new LongAdder();
    final LongAdder lost = new LongAdder();

    AuditCounters() {}

    /** Sampled verdicts that were handed to the writer. */
    public long verdicts() {
        return verdicts.sum();
    }

    /** Security events that were handed to the writer. */
    public long security() {
        return security.sum();
    }

    /** Security events that came too fast: the file holds their number. */
    public long suppressed() {
        return suppressed.sum();
    }

    /** Records that could not be written: a full disk, or a writer that is behind. */
    public long lost() {
        return lost.sum();
    }
}
