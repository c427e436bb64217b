package io.atr.bridge;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Failures of the bridge that cost one session, or one feed, and nobody else: all are counted, and a line every ten seconds
 * tells of the latest. Any thread.
 */
final class Faults {
    private static final long QUIET_NANOS = 10_000_000_000L;

    private final Consumer<String> warnings;
    private final LongAdder count = new LongAdder();
    private final AtomicLong told = new AtomicLong(System.nanoTime() - QUIET_NANOS);

    Faults(Consumer<String> warnings) {
        this.warnings = warnings;
    }

    /**
     * Does something that may fail.
     *
     * @param what for people, such as {@code a session}
     * @return whether it did not fail; then it was told
     */
    boolean spare(String what, Runnable task) {
        try {
            task.run();
            return true;
        } catch (RuntimeException | Error failed) {
            happened(what, failed);
            return false;
        }
    }

    /** Counts a failure, and tells of it unless another one was told just now; throws nothing. */
    void happened(String what, Throwable failed) {
        count.increment();
        long last = told.get();
        long now = System.nanoTime();
        if (now - last < QUIET_NANOS || !told.compareAndSet(last, now)) {
            return;
        }
        try {
            warnings.accept("the bridge goes on without %s, which failed: %s; failures since the start: %d"
                    .formatted(what, failed, count.sum()));
        } catch (RuntimeException | Error untold) {
            // it is counted
        }
    }

    /** How many there were. */
    long count() {
        return count.sum();
    }
}
