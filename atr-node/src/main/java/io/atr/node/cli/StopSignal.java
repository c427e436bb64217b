package io.atr.node.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C (and SIGTERM) as a wish: the verb sees {@link #isRaised}, ends its work and prints what it saw; the process
 * then answers 130 (or 143), or after Ctrl-C what the verb answers, where Ctrl-C is its usual end. A verb that does not end
 * within the patience is cut off.
 *
 * <p>{@link #close} only after the last line was printed: from then on the process may be gone at any moment.
 */
public final class StopSignal implements AutoCloseable {
    private static final int INTERRUPTED = 130;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean raised;
    private @Nullable Runnable wish;
    private @Nullable Signals interrupts;

    private StopSignal(Duration patience) {
        this.hook = new Thread(() -> waitForTheEnd(patience), "atr-stop");
    }

    /** Listens from now on. */
    public static StopSignal install(Duration patience) {
        StopSignal signal = new StopSignal(patience);
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    /**
     * The same for a verb that goes on until the user ends it: after Ctrl-C the process answers what the verb does. A second
     * Ctrl-C ends it at once, with 130.
     */
    public static StopSignal usualEnd(Duration patience) {
        StopSignal signal = install(patience);
        signal.interrupts = Signals.on("INT", signal::interrupted);
        return signal;
    }

    /** Whether the verb should come to its end; any thread. */
    public boolean isRaised() {
        return raised;
    }

    /**
     * Has one thing done as it is raised, after {@link #isRaised} answers true: at once where that is so already. For a
     * verb that may be waiting where it cannot look, so that somebody else has to wake it.
     *
     * @param what run once at the most, by the thread that raises or by the caller; throws nothing
     */
    public void whenRaised(Runnable what) {
        synchronized (this) {
            if (!raised) {
                wish = what;
                return;
            }
        }
        what.run();
    }

    /** Raises it from within; any thread. */
    public void raise() {
        @Nullable Runnable due;
        synchronized (this) {
            raised = true;
            due = wish;
            wish = null;
        }
        if (due != null) {
            due.run();
        }
    }

    /** Listens no more, and lets a process that was asked to stop go. */
    @Override
    public void close() {
        if (interrupts != null) {
            interrupts.close();
        }
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            raised = true; // the process is ending already, and the hook has just been let go
        }
    }

    private void interrupted() {
        if (raised) {
            Runtime.getRuntime().halt(INTERRUPTED);
        }
        raise();
    }

    private void waitForTheEnd(Duration patience) {
        raise();
        try {
            boolean _ = finished.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
