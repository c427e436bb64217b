package io.atr.bench.jmh;

import io.atr.memory.MemoryOptions;
import io.atr.memory.Region;
import io.atr.packet.Packet;
import io.atr.ring.Lane;
import io.atr.ring.LaneConsumer;
import io.atr.ring.LaneLayout;
import io.atr.ring.LaneProducer;
import io.atr.ring.WakeFlags;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Taking packets from a lane: where they are, their headers, and giving the slots back. A batch of 512 in pieces. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PopBenchmark {
    private static final int SLOTS = 4096;
    private static final int BATCH = 512;
    private static final int PIECE = 64;

    private final Lane lane = new Lane(region(LaneLayout.bytes(SLOTS)), 0, SLOTS);
    private final WakeFlags flags = new WakeFlags(region(WakeFlags.bytes(1)));
    private final LaneProducer producer = new LaneProducer(lane, flags, false);
    private final LaneConsumer consumer = new LaneConsumer(lane);

    /** Per packet; the one store that publishes the batch is in it. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public long pop() {
        producer.publish(BATCH);
        MemorySegment memory = lane.memory();
        long headers = 0;
        int left = consumer.available();
        while (left > 0) {
            int piece = Math.min(Math.min(left, PIECE), lane.contiguous(consumer.position()));
            long at = lane.at(consumer.position());
            for (int i = 0; i < piece; i++) {
                long packet = at + ((long) i << Packet.SIZE_SHIFT);
                headers += Packet.flags(memory, packet) ^ Packet.route(memory, packet);
            }
            consumer.advance(piece);
            left -= piece;
        }
        consumer.release();
        return headers;
    }

    private static MemorySegment region(long bytes) {
        return Region.allocate("benchmark", bytes, MemoryOptions.DEFAULT, _ -> {});
    }
}
