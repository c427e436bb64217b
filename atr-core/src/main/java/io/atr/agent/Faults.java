package io.atr.agent;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Failures that cost one piece of work, such as a call, a session or a feed, and nobody else: all are counted, and a line every ten
 * seconds tells of the latest. Any thread.
 */
public final class Faults {
    private static final long QUIET_NANOS = 10_000_000_000L;

    private final String sentence;
    private final Consumer<String> warnings;
    private final LongAdder count = new LongAdder();
    private final AtomicLong told = new AtomicLong(System.nanoTime() - QUIET_NANOS);

    /**
     * None so far.
     *
     * @param sentence what a line says, with {@code %s} for the piece of work, such as {@code goes on without %s, which failed}
     * @param warnings told, a line each
     */
    public Faults(String sentence, Consumer<String> warnings) {
        this.sentence = sentence;
        this.warnings = warnings;
    }

    /**
     * Does something that may fail.
     *
     * @param what for people, such as {@code a session}
     * @return whether it did not fail; then it was told
     */
    public boolean spare(String what, Runnable task) {
        try {
            task.run();
            return true;
        } catch (RuntimeException | Error failed) {
            happened(what, failed);
            return false;
        }
    }

    /** Counts a failure, and tells of it unless another one was told just now; throws nothing. */
    public void happened(String what, Throwable failed) {
        count.increment();
        long last = told.get();
        long now = System.nanoTime();
        if (now - last < QUIET_NANOS || !told.compareAndSet(last, now)) {
            return;
        }
        try {
            warnings.accept(sentence.formatted(what) + ": " + failed + place(failed) + "; failures since the start: "
                    + count.sum());
        } catch (RuntimeException | Error untold) {
            // it is counted
        }
    }

    /** How many there were. */
    public long count() {
        return count.sum();
    }

    private static String place(Throwable failed) {
        StackTraceElement[] trace = failed.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0];
    }
}
