package io.atr.bridge;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much shared memory clients may have of the node. What a client gave back counts until it is unmapped, which is the
 * collector's work: a client that comes and goes in a loop would otherwise fill the machine between two collections. Any
 * thread.
 */
final class MemoryBudget {
    private static final long NUDGE_NANOS = 1_000_000_000;

    private final long limit;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong nudged = new AtomicLong(System.nanoTime() - NUDGE_NANOS);

    MemoryBudget(long limit) {
        this.limit = limit;
    }

    /** Takes memory, to be given back with {@link #giveBack}. */
    void take(long bytes) throws RefusedException {
        if (taken.addAndGet(bytes) <= limit) {
            return;
        }
        taken.addAndGet(-bytes);
        nudge();
        throw new RefusedException(
                Refusal.EXHAUSTED,
                "clients have %,d of %,d bytes of shared memory; %,d more do not fit. Close something, or try again"
                        .formatted(taken.get(), limit, bytes));
    }

    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }

    long taken() {
        return taken.get();
    }

    private void nudge() {
        long last = nudged.get();
        long now = System.nanoTime();
        if (now - last > NUDGE_NANOS && nudged.compareAndSet(last, now)) {
            System.gc();
        }
    }
}
