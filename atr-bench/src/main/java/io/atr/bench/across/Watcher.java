package io.atr.bench.across;

import io.atr.Bus;
import io.atr.BusConfig;
import io.atr.Limits;
import io.atr.PacketHandler;
import io.atr.Subscription;
import io.atr.SubscriptionOptions;
import io.atr.agent.Clock;
import io.atr.bench.load.Workload;
import io.atr.bench.machine.PinnedThread;
import io.atr.memory.MemoryOptions;
import io.atr.packet.Packet;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * A bus of one shard on one thread that also reads what passed, so that it can tell when the shard has seen a packet: the
 * packet's first word is the time when its publisher began to offer it. What is recorded is therefore a little more than
 * the way to the shard: judging, logging, reading back and one clock reading are in it.
 *
 * <p>Whoever opens a publication on {@link #bus} does so while the shard's thread is not running.
 */
final class Watcher implements AutoCloseable {
    /** A topic that the rules let pass. */
    static final int TOPIC = 1;

    private static final String THREAD = "atr-bench-shard";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Bus bus;
    private final Subscription subscription;
    private volatile long awaited;

    Watcher() {
        this.bus = Bus.onCallersThread(
                BusConfig.DEFAULT.with(Limits.DEFAULT.withClients(1, 1)).with(MemoryOptions.DEFAULT.withSharedLogs()),
                Clock.monotonic());
        bus.apply(Workload.hot().rules());
        this.subscription = bus.subscribe(SubscriptionOptions.gating());
        bus.doWork();
    }

    Bus bus() {
        return bus;
    }

    /** Has the shard run on a processor from now on; to be ended before the next. */
    FutureTask<Histogram> begin(int cpu) {
        awaited = Long.MAX_VALUE;
        return PinnedThread.start(cpu, THREAD, this::watch);
    }

    /** Waits until so many packets were seen since {@link #begin}, and answers how long they took, in nanoseconds. */
    Histogram end(FutureTask<Histogram> begun, long packets) {
        awaited = packets;
        return PinnedThread.await(THREAD, begun);
    }

    @Override
    public void close() {
        subscription.close();
        bus.close();
    }

    private Histogram watch() {
        Histogram nanos = histogram();
        PacketHandler handler = (memory, at) ->
                nanos.recordValue(Math.clamp(System.nanoTime() - Packet.dataWord(memory, at, 0), 0, LONGEST_NANOS));
        long last = System.nanoTime();
        while (nanos.getTotalCount() < awaited) {
            if (bus.doWork() > 0) {
                subscription.poll(handler, Integer.MAX_VALUE);
            } else if (awaited != Long.MAX_VALUE && System.nanoTime() - last > PATIENCE_NANOS) {
                throw new IllegalStateException(
                        awaited + " packets were published, and " + nanos.getTotalCount() + " came");
            } else if (awaited == Long.MAX_VALUE) {
                last = System.nanoTime();
            }
        }
        return nanos;
    }

    private static Histogram histogram() {
        return new Histogram(LONGEST_NANOS, 3);
    }
}
