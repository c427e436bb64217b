package io.atr.node.gate;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Work for one call that failed by a fault of the node: all of it is counted, and a line every ten seconds says what the
 * latest was. Any thread.
 */
public final class Mishaps {
    private static final long QUIET_NANOS = 10_000_000_000L;

    private final Consumer<String> warnings;
    private final LongAdder count = new LongAdder();
    private final AtomicLong told = new AtomicLong(System.nanoTime() - QUIET_NANOS);

    /** @param warnings told, a line each */
    public Mishaps(Consumer<String> warnings) {
        this.warnings = warnings;
    }

    /**
     * Something failed; throws nothing.
     *
     * @param what for people, such as {@code an answer}
     */
    public void happened(String what, Throwable failure) {
        count.increment();
        long last = told.get();
        long now = System.nanoTime();
        if (now - last < QUIET_NANOS || !told.compareAndSet(last, now)) {
            return;
        }
        try {
            warnings.accept("%s failed, and its call alone was ended: %s%s; failures since the start: %d"
                    .formatted(what, failure, place(failure), count.sum()));
        } catch (RuntimeException | Error untold) {
            // it is counted
        }
    }

    /** How many there were. */
    public long count() {
        return count.sum();
    }

    private static String place(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0];
    }
}
