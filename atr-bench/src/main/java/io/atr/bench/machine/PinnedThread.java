package io.atr.bench.machine;

import io.atr.platform.Affinity;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Runs something on a thread of its own that is pinned to one processor. */
public final class PinnedThread {
    /** In place of a processor: wherever the kernel likes. */
    public static final int ANYWHERE = -1;

    private PinnedThread() {}

    /** Runs it, waits for it, and answers what it answered; what it throws is thrown here. */
    public static <T> T call(int cpu, String name, Callable<T> work) {
        return await(name, start(cpu, name, work));
    }

    /** Waits for what was started, and answers what it answered; what it throws is thrown here. */
    public static <T> T await(String name, FutureTask<T> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(name + " was interrupted", e);
        } catch (ExecutionException e) {
            throw rethrown(name, e.getCause());
        }
    }

    /** Starts it; the task tells when it is done. */
    public static <T> FutureTask<T> start(int cpu, String name, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(() -> {
            pin(cpu);
            return work.call();
        });
        Thread.ofPlatform().daemon().name(name).start(task);
        return task;
    }

    private static void pin(int cpu) {
        int refused = cpu == ANYWHERE ? 0 : Affinity.pin(cpu);
        if (refused != 0) {
            throw new IllegalStateException("the thread could not be pinned to processor " + cpu + " (errno " + -refused
                    + "); name another with --cpus");
        }
    }

    private static RuntimeException rethrown(String name, @Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(name + " failed", cause);
    }
}
