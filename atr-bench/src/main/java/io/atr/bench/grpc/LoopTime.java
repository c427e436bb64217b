package io.atr.bench.grpc;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/** Processor time of a node's event loops, found by the name of their threads. Any thread. */
final class LoopTime {
    private static final String LOOPS = "atr-remote";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    /** Nanoseconds so far. */
    long nanos() {
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().startsWith(LOOPS))
                .mapToLong(thread -> Math.max(0, threads.getThreadCpuTime(thread.getThreadId())))
                .sum();
    }
}
