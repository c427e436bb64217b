package io.atr.node.demo;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** What the demo's threads cost, as the JVM counts it: the calling one, which makes the traffic, and the shard's. */
final class ThreadCosts {
    private static final String SHARD = "atr-shard-0";

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final long[] ids;

    /** Counts for the calling thread and the shards' threads that are alive now. */
    ThreadCosts() {
        long own = Thread.currentThread().threadId();
        ids = Arrays.stream(threads.getAllThreadIds())
                .filter(id -> id == own || isShard(id))
                .toArray();
    }

    /** Bytes that they allocated on the heap since they began. */
    long allocatedBytes() {
        long sum = 0;
        for (long id : ids) {
            sum += Math.max(0, threads.getThreadAllocatedBytes(id));
        }
        return sum;
    }

    /**
     * Time that the calling thread was on a processor, in nanoseconds. It never sleeps: what is missing, others took.
     */
    long processorNanos() {
        return threads.getCurrentThreadCpuTime();
    }

    private boolean isShard(long id) {
        var info = threads.getThreadInfo(id);
        return info != null && SHARD.equals(info.getThreadName());
    }
}
