package io.atr.bench.jmh;

import io.atr.agent.Clock;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Reading the clock, which a shard does once a batch and once more for every 64 packets. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ClockBenchmark {
    private final Clock clock = Clock.monotonic();

    /** The clock of a bus. */
    @Benchmark
    public long monotonic() {
        return clock.nanos();
    }

    /** What lies under it. */
    @Benchmark
    public long nanoTime() {
        return System.nanoTime();
    }
}
