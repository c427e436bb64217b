package io.atr.bench.jmh;

import io.atr.bench.load.Message;
import io.atr.bench.load.Workload;
import io.atr.bench.peers.PeerRules;
import io.atr.governance.Governor;
import io.atr.governance.Grant;
import io.atr.memory.MemoryOptions;
import io.atr.memory.Region;
import io.atr.packet.Packet;
import io.atr.ring.LogLayout;
import io.atr.ring.ShardLog;
import java.lang.foreign.MemorySegment;
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
 * What the copy into the log costs: judge, append and read from the log, beside judge and read where the packets lie. The
 * second is the design that was not taken; over two processors it is the contestant {@code judge-in-place} of
 * {@code bench peers}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls prepare() before anything else
public class InPlaceBenchmark {
    private static final int BATCH = 512;
    private static final int PIECE = Governor.MAX_JUDGED;
    private static final int SLOTS = 1 << 14;
    private static final long BETWEEN_BATCHES = 5_000;

    /** 64 topics of one sender, or 64 Ki random topics and senders through a gateway's grant. */
    @Param({"hot", "random"})
    public String workload = "hot";

    private final MemorySegment logMemory =
            Region.allocate("log", LogLayout.bytes(1, SLOTS), MemoryOptions.DEFAULT, _ -> {});
    private final ShardLog log = new ShardLog(logMemory, 1, SLOTS);
    private Packets packets;
    private Governor governor;
    private Grant grant;
    private long now;
    private long admitted;
    private long read;
    private long sum;

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
    public long copied() {
        begin();
        for (int done = 0; done < BATCH; done += PIECE) {
            long at = packets.nextPiece();
            long allowed = governor.judge(packets.memory(), at, PIECE, grant);
            admitted += Long.bitCount(allowed);
            log.append(packets.memory(), at, allowed);
        }
        for (; read < log.position(); read++) {
            sum += Message.sum(logMemory, log.slots() + ((read & (SLOTS - 1)) << Packet.SIZE_SHIFT));
        }
        return sum;
    }

    /** Per packet. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public long inPlace() {
        begin();
        for (int done = 0; done < BATCH; done += PIECE) {
            long at = packets.nextPiece();
            long allowed = governor.judge(packets.memory(), at, PIECE, grant);
            admitted += Long.bitCount(allowed);
            for (long left = allowed; left != 0; left &= left - 1) {
                long packet = at + ((long) Long.numberOfTrailingZeros(left) << Packet.SIZE_SHIFT);
                sum += Message.sum(packets.memory(), packet);
            }
        }
        return sum;
    }

    private void begin() {
        now += BETWEEN_BATCHES;
        governor.adopt();
        governor.passed(admitted);
        governor.begin(now, true);
    }
}
