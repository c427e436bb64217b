package io.atr;

import io.atr.memory.MemoryOptions;
import io.atr.shard.BatchPolicy;
import io.atr.shard.StallPolicy;
import java.util.function.Consumer;

/**
 * Everything that can be set about a bus. Immutable; start from {@link #DEFAULT}.
 *
 * @param limits how much there is room for
 * @param rings how large lanes and logs are
 * @param batch when a batch ends
 * @param stall how long a gating subscriber may keep a log waiting
 * @param memory which pages stand behind it all
 * @param threads who runs the shards
 * @param warnings told, a sentence each, what the kernel refused; called by launching and shard threads
 */
public record BusConfig(
        Limits limits,
        Rings rings,
        BatchPolicy batch,
        StallPolicy stall,
        MemoryOptions memory,
        Threads threads,
        Consumer<String> warnings) {
    /** One shard with a thread that backs off, room for 16 publishers and 16 subscribers; warnings go to stderr. */
    public static final BusConfig DEFAULT = new BusConfig(
            Limits.DEFAULT,
            Rings.DEFAULT,
            BatchPolicy.DEFAULT,
            StallPolicy.DEFAULT,
            MemoryOptions.DEFAULT,
            Threads.DEFAULT,
            System.err::println);

    /** The same with other limits. */
    public BusConfig with(Limits other) {
        return new BusConfig(other, rings, batch, stall, memory, threads, warnings);
    }

    /** The same with other rings. */
    public BusConfig with(Rings other) {
        return new BusConfig(limits, other, batch, stall, memory, threads, warnings);
    }

    /** The same with other batch limits. */
    public BusConfig with(BatchPolicy other) {
        return new BusConfig(limits, rings, other, stall, memory, threads, warnings);
    }

    /** The same with another patience for slow subscribers. */
    public BusConfig with(StallPolicy other) {
        return new BusConfig(limits, rings, batch, other, memory, threads, warnings);
    }

    /** The same with other memory. */
    public BusConfig with(MemoryOptions other) {
        return new BusConfig(limits, rings, batch, stall, other, threads, warnings);
    }

    /** The same with other threads. */
    public BusConfig with(Threads other) {
        return new BusConfig(limits, rings, batch, stall, memory, other, warnings);
    }

    /** The same with somebody else to warn. */
    public BusConfig with(Consumer<String> other) {
        return new BusConfig(limits, rings, batch, stall, memory, threads, other);
    }
}
