package io.atr.bench.jmh;

import io.atr.bench.load.Workload;
import io.atr.memory.MemoryOptions;
import io.atr.memory.Region;
import io.atr.ring.LogLayout;
import io.atr.ring.ShardLog;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Finding the runs of allowed packets and copying them into the log; and publishing the log's tail. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AppendBenchmark {
    private static final int BATCH = 512;
    private static final int PIECE = 64;
    private static final int SLOTS = 1 << 14;

    private final Workload workload = Workload.hot();
    private final Packets packets = new Packets(workload);
    private final ShardLog log =
            new ShardLog(Region.allocate("log", LogLayout.bytes(1, SLOTS), MemoryOptions.DEFAULT, _ -> {}), 1, SLOTS);
    private final long[] allowed = verdicts(workload);
    private int piece;

    /** Per packet, one in a hundred refused. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public long append() {
        for (int done = 0; done < BATCH; done += PIECE) {
            log.append(packets.memory(), packets.nextPiece(), allowed[piece++ & (allowed.length - 1)]);
        }
        return log.position();
    }

    /** The choice of the runs alone, per packet: what {@link #append} does beside the copy. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public long runs() {
        long chosen = 0;
        for (int done = 0; done < BATCH; done += PIECE) {
            long left = allowed[piece++ & (allowed.length - 1)];
            while (left != 0) {
                int first = Long.numberOfTrailingZeros(left);
                int end = first + Long.numberOfTrailingZeros(~(left >>> first));
                chosen += (long) first << Integer.SIZE ^ end;
                left = end == Long.SIZE ? 0 : left & -1L << end;
            }
        }
        return chosen;
    }

    /** One store a batch, however large the batch is: per call. */
    @Benchmark
    public void publish() {
        log.publish();
    }

    private static long[] verdicts(Workload workload) {
        long[] routes = workload.routes();
        long[] words = new long[routes.length / PIECE];
        for (int i = 0; i < routes.length; i++) {
            words[i / PIECE] |= (workload.passes(routes[i]) ? 1L : 0) << i;
        }
        return words;
    }
}
