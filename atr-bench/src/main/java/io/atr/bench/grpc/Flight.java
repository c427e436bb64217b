package io.atr.bench.grpc;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** A lap under way: what its calls share. Any thread, but round trips are recorded by one call at a time. */
final class Flight {
    private static final long PATIENCE_SECONDS = 30;
    private static final int DIGITS = 3;

    private final KnownBatch batch;
    private final CountDownLatch calls;
    private final AtomicLong batches = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Histogram roundTrips = new Histogram(DIGITS);
    private final boolean timed;
    private final long seconds;
    private final long begun = System.nanoTime();
    private final long deadline;
    private volatile long ended;

    /** @param timed whether each round trip is recorded, which only one in flight may have */
    Flight(KnownBatch batch, int calls, double seconds, boolean timed) {
        this.batch = batch;
        this.calls = new CountDownLatch(calls);
        this.timed = timed;
        this.seconds = (long) Math.ceil(seconds);
        this.deadline = begun + (long) (seconds * 1e9);
    }

    byte[] request() {
        return batch.request();
    }

    /** Checks an answer to a request sent at {@code sentNanos}; answers when it is. */
    long answered(byte[] answer, long sentNanos) {
        batch.check(answer);
        long now = System.nanoTime();
        if (timed) {
            roundTrips.recordValue(now - sentNanos);
        }
        return now;
    }

    /** Whether nothing more is to be sent. */
    boolean isOver(long nanos) {
        return nanos - deadline >= 0 || failure.get() != null;
    }

    /** One of the calls sends nothing more, and has all its answers. */
    void done(long answers) {
        batches.addAndGet(answers);
        ended = System.nanoTime();
        calls.countDown();
    }

    /** The lap is void. */
    void failed(Throwable why) {
        failure.compareAndSet(null, why);
        calls.countDown();
    }

    /** Waits for all calls. */
    Lap land() throws InterruptedException {
        boolean landed = calls.await(seconds + PATIENCE_SECONDS, TimeUnit.SECONDS);
        Throwable why = failure.get();
        if (why != null) {
            throw new IllegalStateException("batches of " + batch.packets() + " packets: " + why.getMessage(), why);
        }
        if (!landed) {
            throw new IllegalStateException(
                    "batches of " + batch.packets() + " packets: no answer for " + PATIENCE_SECONDS + " s");
        }
        return new Lap(batches.get(), ended - begun, 0, roundTrips);
    }
}
