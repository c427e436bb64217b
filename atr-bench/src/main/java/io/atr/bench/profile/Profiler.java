package io.atr.bench.profile;

import io.atr.bench.peers.Streaming;
import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import java.io.IOException;
import java.util.Optional;
import one.profiler.AsyncProfiler;

/**
 * async-profiler inside this process. It samples the processor time of each thread, or sees every allocation, and needs
 * no permission of the kernel's. There is one for the process, so only one caller at a time may use it.
 */
public final class Profiler implements Streaming.Watch {
    /** Its warnings would go to standard output, which carries data only. */
    private static final String QUIET = ",threads,loglevel=none";

    private final AsyncProfiler agent;
    private Timer timer = Timer.PERF;

    private Profiler(AsyncProfiler agent) {
        this.agent = agent;
    }

    /** What interrupts a thread, the best first. The profiler's own name {@code cpu} would not say which one it took. */
    private enum Timer {
        PERF("cpu-clock", "perf events"),
        THREAD("ctimer", "a timer for each thread (ctimer), since perf events are closed here"),
        PROCESS("itimer", "a timer for the process (itimer), since perf events and timers for threads are closed here");

        private final String event;
        private final String words;

        Timer(String event, String words) {
            this.event = event;
            this.words = words;
        }
    }

    /**
     * The profiler, its native library loaded.
     *
     * @throws CommandException when there is none for this machine
     */
    public static Profiler open() {
        try {
            return new Profiler(AsyncProfiler.getInstance());
        } catch (IllegalStateException | LinkageError e) {
            throw unavailable(e);
        }
    }

    /** Samples processor time afresh, 5,000 times a second by perf events, otherwise at every tick of the kernel's. */
    @Override
    public void begin() {
        RuntimeException refused = new IllegalStateException("no timer");
        for (Timer each : Timer.values()) {
            try {
                start("event=" + each.event + ",interval=200us");
                timer = each;
                return;
            } catch (IllegalStateException | IllegalArgumentException e) {
                refused = e;
            }
        }
        throw unavailable(refused);
    }

    /**
     * Makes threads that are started from now on count every allocation under {@link #beginAllocations}. One that is older
     * goes on with the half megabyte that the JVM lets it allocate from sample to sample, unseen for so long.
     */
    public void armAllocations() {
        startAllocations();
        end();
    }

    /**
     * Sees every allocation from now on, of threads that were started after {@link #armAllocations}; of others, soon.
     * Threads that should have none can afford it. The collection takes the buffers away in which threads go on to
     * allocate unseen: those that they filled in part before.
     */
    public void beginAllocations() {
        startAllocations();
        System.gc();
    }

    @Override
    public void end() {
        agent.stop();
    }

    /** What {@link #begin} samples by, in words. */
    public String timer() {
        return timer.words;
    }

    /** What was sampled: a stack a line, as {@link Collapsed} reads it. */
    public String collapsed() {
        return execute("collapsed,threads");
    }

    /** What was sampled as a flame graph, a page of HTML. */
    public String flameGraph() {
        return execute("flamegraph,threads");
    }

    /** As {@link #flameGraph()}, with a heading, which has no comma. */
    public String flameGraph(String title) {
        return execute("flamegraph,threads,title=" + title);
    }

    private void startAllocations() {
        try {
            start("event=alloc,alloc=1");
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw unavailable(e);
        }
    }

    private void start(String event) {
        try {
            agent.execute("start," + event + QUIET);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private String execute(String how) {
        try {
            return agent.execute(how);
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            throw unavailable(e);
        }
    }

    private static CommandException unavailable(Throwable why) {
        String reason = Optional.ofNullable(why.getMessage()).orElse(why.toString());
        CommandException end = new CommandException(
                ExitCode.UNAVAILABLE,
                "async-profiler does not work here ("
                        + reason.lines().findFirst().orElse("")
                        + "); it needs Linux or macOS on x64 or arm64, and a folder for temporary files (-Djava.io.tmpdir)"
                        + " from which libraries may be loaded");
        end.initCause(why);
        return end;
    }
}
