package io.atr.verify.line;

import io.atr.bench.machine.PinnedThread;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A line at full speed on a thread of its own, for whoever watches the hot threads from outside: between {@link #pass}
 * and {@link #finish} they do nothing but what they do for every packet. One thread uses it.
 */
public final class FullSpeed implements AutoCloseable {
    private static final long CHUNK = 1 << 18;

    private final Line line;
    private final FutureTask<Boolean> client;
    private volatile boolean running = true;

    /** Begins; the line is used by no other thread from now on. */
    public FullSpeed(Line line, int cpu, String name) {
        this.line = line;
        this.client = PinnedThread.start(cpu, name, this::pump);
    }

    /** Lets so many nanoseconds pass; what stopped the line meanwhile is thrown. */
    public void pass(long nanos) {
        try {
            client.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException stillRunning) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the line stopped: " + e.getCause(), e.getCause());
        }
        throw new IllegalStateException("the line was finished before");
    }

    /** Ends it, and checks every packet. */
    public void finish() {
        running = false;
        PinnedThread.await("the line", client);
    }

    /** Ends it, if that has not been done; checks nothing. */
    @Override
    public void close() {
        running = false;
        try {
            client.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException known) {
            // pass and finish tell it
        }
    }

    private boolean pump() {
        while (running) {
            line.pump(CHUNK);
        }
        line.settle();
        return true;
    }
}
