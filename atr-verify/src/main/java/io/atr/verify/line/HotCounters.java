package io.atr.verify.line;

import io.atr.platform.PerfCounters;
import io.atr.platform.PerfEvent;
import io.atr.platform.Tasks;
import java.util.List;

/** What the kernel and the processor count for the calling thread and the shard's, from the making on. */
public final class HotCounters implements AutoCloseable {
    private final PerfCounters client;
    private final PerfCounters shard;

    /** Of the caller, and of the one live thread that is called {@link Stand#SHARD}. */
    public HotCounters(List<PerfEvent> events) {
        int self = Tasks.current().orElseThrow(() -> new IllegalStateException("the kernel does not tell the threads"));
        List<Integer> shards = Tasks.named(Stand.SHARD);
        if (shards.size() != 1) {
            throw new IllegalStateException(shards.size() + " threads are called " + Stand.SHARD + ", not one");
        }
        this.client = PerfCounters.open(self, events);
        this.shard = PerfCounters.open(shards.getFirst(), events);
    }

    /** Where all counters stand. */
    public HotCounts read() {
        return new HotCounts(System.nanoTime(), client.read(), shard.read());
    }

    @Override
    public void close() {
        client.close();
        shard.close();
    }
}
