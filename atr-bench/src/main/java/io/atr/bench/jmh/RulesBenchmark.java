package io.atr.bench.jmh;

import io.atr.Bus;
import io.atr.BusConfig;
import io.atr.agent.Clock;
import io.atr.bench.load.Workload;
import io.atr.governance.Rules;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Putting compiled rules in force, two sets in turn; with and without a shard that adopts them each time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RulesBenchmark {
    private final Bus bus = Bus.onCallersThread(BusConfig.DEFAULT, Clock.monotonic());
    private final Rules[] rules = {
        bus.compile(Workload.hot().rules()), bus.compile(Workload.hot().rules())
    };
    private int turn;

    /** Ends the bus. */
    @TearDown
    public void close() {
        bus.close();
    }

    /** Per swap. */
    @Benchmark
    public long apply() {
        return bus.apply(rules[turn++ & 1]);
    }

    /** Per swap; the shard's round, which finds new rules and no packets, is in it. */
    @Benchmark
    public int applyAndAdopt() {
        bus.apply(rules[turn++ & 1]);
        return bus.doWork();
    }
}
