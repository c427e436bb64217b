package io.atr.bench.jmh;

import io.atr.bench.load.Workload;
import io.atr.bench.peers.PeerRules;
import io.atr.governance.Governor;
import io.atr.governance.Grant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Judging: permission, quota, token bucket with its refill, and the release of what was in flight. A batch of 512 in
 * pieces of 64, one in a hundred refused; the time of each batch is 5 us after the one before, so that buckets refill.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls prepare() before anything else
public class GovernBenchmark {
    private static final int BATCH = 512;
    private static final long BETWEEN_BATCHES = 5_000;

    /** 64 topics of one sender, or 64 Ki random topics and senders through a gateway's grant. */
    @Param({"hot", "random"})
    public String workload = "hot";

    private Packets packets;
    private Governor governor;
    private Grant grant;
    private long now;
    private long admitted;

    /** Compiles the rules. */
    @Setup
    public void prepare() {
        Workload chosen = Workload.named(workload);
        packets = new Packets(chosen);
        governor = new PeerRules(chosen).governor(2 * BATCH);
        grant = chosen.grant();
    }

    /** Per packet. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public long judge() {
        now += BETWEEN_BATCHES;
        governor.adopt();
        governor.passed(admitted);
        governor.begin(now, true);
        for (int done = 0; done < BATCH; done += Governor.MAX_JUDGED) {
            admitted +=
                    Long.bitCount(governor.judge(packets.memory(), packets.nextPiece(), Governor.MAX_JUDGED, grant));
        }
        return admitted;
    }
}
