package io.atr.verify.measure;

import io.atr.bench.machine.PinnedThread;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

/**
 * A thread that allocates when it is told to. It begins when the hot threads do, has its code compiled and a buffer to
 * allocate from as they have, and has allocated as little: a watcher that does not see its allocations proves nothing by
 * seeing none of theirs.
 */
final class Control implements AutoCloseable {
    static final String THREAD = "atr-verify-control";

    /** How often it does. */
    static final int ALLOCATIONS = 1_000;

    /** Calls for which the JVM compiles, and far less than what it lets pass from sample to sample. */
    private static final int WARM_UP = 2_000;

    /** Kept, so that it is not optimised away. */
    private static volatile Object kept = "";

    private final CountDownLatch told = new CountDownLatch(1);
    private final FutureTask<Object> thread = PinnedThread.start(PinnedThread.ANYWHERE, THREAD, this::waitAndAllocate);

    /** Has it allocate, once, and waits until it has. */
    void allocate() {
        told.countDown();
        PinnedThread.await(THREAD, thread);
    }

    /** Ends the thread, told or not. */
    @Override
    public void close() {
        thread.cancel(true);
    }

    private Object waitAndAllocate() throws InterruptedException {
        for (int i = 0; i < WARM_UP; i++) {
            allocateOnce();
        }
        told.await();
        for (int i = 0; i < ALLOCATIONS; i++) {
            allocateOnce();
        }
        return kept;
    }

    private static void allocateOnce() {
        kept = new byte[16];
    }
}
