package io.atr.bench.load;

import java.lang.foreign.MemorySegment;

/** What a subscriber has read, all 64 bytes of every packet. One thread. */
public final class Received {
    private long count;
    private long sum;

    /** Reads a packet. */
    public void take(MemorySegment memory, long at) {
        count++;
        sum += Message.sum(memory, at);
    }

    /** Packets read so far. */
    public long count() {
        return count;
    }

    /** What was read so far. */
    public Totals totals() {
        return new Totals(count, sum);
    }
}
