package io.atr.bench.jmh;

import io.atr.Bus;
import io.atr.BusConfig;
import io.atr.Limits;
import io.atr.LockedPublication;
import io.atr.PacketHandler;
import io.atr.Publication;
import io.atr.PublicationOptions;
import io.atr.Subscription;
import io.atr.SubscriptionOptions;
import io.atr.agent.Clock;
import io.atr.bench.load.Message;
import io.atr.bench.load.Received;
import io.atr.bench.load.Workload;
import io.atr.packet.Packet;
import java.lang.foreign.Arena;
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
import org.openjdk.jmh.annotations.TearDown;

/** The whole bus on one thread: publish, run the shard, read all 64 bytes. No cache line crosses processors. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls prepare() before anything else
public class PipelineBenchmark {
    private static final int BATCH = 256;

    /** 64 topics of one sender, or 64 Ki random topics and senders through a gateway. */
    @Param({"hot", "random"})
    public String workload = "hot";

    private final Received received = new Received();
    private final PacketHandler handler = received::take;
    private final MemorySegment data = Arena.ofAuto().allocate(Packet.DATA_SIZE, Packet.SIZE);
    private long[] routes;
    private Bus bus;
    private Publication publication;
    private LockedPublication locked;
    private Subscription subscription;
    private long sequence;

    /** Starts the bus. */
    @Setup
    public void prepare() {
        Workload chosen = Workload.named(workload);
        routes = chosen.routes();
        bus = Bus.onCallersThread(BusConfig.DEFAULT.with(Limits.DEFAULT.withClients(1, 1)), Clock.monotonic());
        bus.apply(chosen.rules());
        publication = bus.publish(chosen.isGateway() ? PublicationOptions.gateway() : PublicationOptions.sender(0));
        locked = new LockedPublication(publication);
        subscription = bus.subscribe(SubscriptionOptions.gating());
    }

    /** Ends it. */
    @TearDown
    public void close() {
        bus.close();
    }

    /** Per packet, 256 claimed, judged and read together. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public long batches() {
        publication.tryClaim(0, BATCH);
        MemorySegment memory = publication.claimedMemory();
        for (int i = 0; i < BATCH; i++) {
            long at = publication.claimedAt(i);
            Packet.route(memory, at, routes[(int) sequence & (routes.length - 1)]);
            Message.writeData(memory, at, sequence++);
        }
        publication.commit();
        bus.doWork();
        subscription.poll(handler, BATCH);
        return received.count();
    }

    /** One packet alone, behind the lock of a publication for several threads that nobody else wants. */
    @Benchmark
    public long locked() {
        long route = routes[(int) sequence++ & (routes.length - 1)];
        locked.offerAs(Packet.senderOf(route), Packet.topicOf(route), data, 0, Packet.DATA_SIZE);
        bus.doWork();
        subscription.poll(handler, BATCH);
        return received.count();
    }

    /** One packet alone. */
    @Benchmark
    public long single() {
        long route = routes[(int) sequence++ & (routes.length - 1)];
        publication.offerAs(Packet.senderOf(route), Packet.topicOf(route), data, 0, Packet.DATA_SIZE);
        bus.doWork();
        subscription.poll(handler, BATCH);
        return received.count();
    }
}
