package io.atr.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** Threads that work together: when one fails, {@link #goesOn} tells the others, and {@link #join} throws. */
final class Crew {
    /** Something to do that may fail. */
    @FunctionalInterface
    interface Task {
        /** Works until it is done, or until the crew does not go on. */
        void run() throws Exception;
    }

    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    void start(String name, Task task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (Throwable failed) {
                        failure.compareAndSet(null, failed);
                    }
                },
                name);
        threads.add(thread);
        thread.start();
    }

    /** Leaves the processor to the others: there are more threads here than processors. */
    static void pause() {
        LockSupport.parkNanos(10_000);
    }

    boolean goesOn() {
        return failure.get() == null;
    }

    void join() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
        Throwable failed = failure.get();
        if (failed != null) {
            throw new AssertionError(failed.toString(), failed);
        }
    }
}
