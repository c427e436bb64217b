package io.atr.agent;

import io.atr.platform.Affinity;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs one agent on one thread until it is closed. */
public final class AgentRunner implements AutoCloseable {
    /** Leaves the choice of processor to the kernel. */
    public static final int UNPINNED = -1;

    private final Agent agent;
    private final IdleStrategy idle;
    private final int cpu;
    private final Consumer<String> warnings;
    private final Thread thread;
    private volatile boolean running = true;
    private volatile @Nullable Throwable failure;

    /**
     * A runner that is not started yet.
     *
     * @param cpu the processor to pin the thread to, or {@link #UNPINNED}
     * @param warnings told what the kernel refused, and of the failure that ended the agent
     */
    public AgentRunner(Agent agent, IdleStrategy idle, int cpu, Consumer<String> warnings) {
        this.agent = agent;
        this.idle = idle;
        this.cpu = cpu;
        this.warnings = warnings;
        this.thread = Thread.ofPlatform().daemon().name(agent.roleName()).unstarted(this::run);
    }

    /** Starts the thread; once. */
    public void start() {
        thread.start();
    }

    /** Whether the thread is still at work. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    /** What ended the agent before it was closed, if anything did. */
    public @Nullable Throwable failure() {
        return failure;
    }

    /** What idling has cost so far. */
    public IdleCost idleCost() {
        return idle.cost();
    }

    /** Ends the sleep of an idle agent, or spares it the next one; any thread. */
    public void wake() {
        LockSupport.unpark(thread);
    }

    /** Ends the loop after the round under way, and waits for the thread. Closing twice is fine. */
    @Override
    public void close() {
        running = false;
        wake();
        boolean interrupted = false;
        while (thread.isAlive() && thread != Thread.currentThread()) {
            try {
                thread.join(TimeUnit.SECONDS.toMillis(1));
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        pin();
        try {
            idle.onStart(agent);
            while (running) {
                idle.idle(agent.doWork());
            }
        } catch (Throwable e) {
            failure = e;
            warnings.accept(agent.roleName() + " ended by " + e);
        } finally {
            idle.onClose();
            agent.onClose();
        }
    }

    private void pin() {
        if (cpu == UNPINNED) {
            return;
        }
        int refused = Affinity.pin(cpu);
        if (refused != 0) {
            warnings.accept("%s: could not be pinned to processor %d (errno %d); it goes on unpinned."
                            .formatted(agent.roleName(), cpu, -refused)
                    + " Name a processor that this process may use (see: taskset -p $$)");
        }
    }
}
