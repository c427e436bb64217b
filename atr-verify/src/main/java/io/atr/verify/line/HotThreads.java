package io.atr.verify.line;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What the JVM counts for the calling thread and the shard's. */
public final class HotThreads {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long client = Thread.currentThread().threadId();
    private final long shard;

    /** Of the caller, and of the one live thread that is called {@link Stand#SHARD}. */
    public HotThreads() {
        this.shard = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(Stand.SHARD))
                .mapToLong(Thread::threadId)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no thread is called " + Stand.SHARD));
        allocated(); // the first look makes what the later ones need
    }

    /** Bytes that the two have allocated since they began. */
    public long allocated() {
        return byClient() + byShard();
    }

    /** Bytes that the thread which made this has allocated. */
    public long byClient() {
        return THREADS.getThreadAllocatedBytes(client);
    }

    /** Bytes that the shard's thread has allocated. */
    public long byShard() {
        return THREADS.getThreadAllocatedBytes(shard);
    }
}
