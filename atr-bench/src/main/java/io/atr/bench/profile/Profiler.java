package io.atr.bench.profile;

import io.atr.bench.peers.Streaming;
import io.atr.node.cli.CommandException;
import io.atr.node.cli.ExitCode;
import java.io.IOException;
import java.util.Optional;
import one.profiler.AsyncProfiler;

/**
 * async-profiler inside this process. It samples the processor time of each thread and needs no permission of the
 * kernel's. There is one for the process, so only one caller at a time may use it.
 */
public final class Profiler implements Streaming.Watch {
    private static final String OPTIONS = ",interval=200us,threads";

    private final AsyncProfiler agent;

    private Profiler(AsyncProfiler agent) {
        this.agent = agent;
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

    /** Starts afresh, with a timer for each thread, or with one for the process where the kernel refuses those. */
    @Override
    public void begin() {
        try {
            if (!started("ctimer")) {
                agent.execute("start,event=itimer" + OPTIONS);
            }
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            throw unavailable(e);
        }
    }

    @Override
    public void end() {
        agent.stop();
    }

    /** What was sampled: a stack a line, as {@link Collapsed} reads it. */
    public String collapsed() {
        return dump("collapsed,threads");
    }

    /** What was sampled as a flame graph, a page of HTML. */
    public String flameGraph() {
        return dump("flamegraph,threads");
    }

    private boolean started(String event) throws IOException {
        try {
            agent.execute("start,event=" + event + OPTIONS);
            return true;
        } catch (IllegalStateException | IllegalArgumentException refused) {
            return false;
        }
    }

    private String dump(String how) {
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
