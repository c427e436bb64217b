package io.atr.bench.peers;

import io.aeron.Aeron;
import io.aeron.CommonContext;
import io.aeron.ExclusivePublication;
import io.aeron.Subscription;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.atr.bench.machine.Cpus;
import io.atr.platform.Affinity;
import java.util.BitSet;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.AgentInvoker;
import org.jspecify.annotations.Nullable;

/**
 * An embedded media driver and a client of it, for streams between two threads of this process. The driver has work of
 * its own (it moves the publishers' limits along), which either the publisher's thread does now and then, or a thread of
 * the driver's that has to share the two processors with the pinned ones.
 */
final class AeronHost implements AutoCloseable {
    private static final int SMALLEST_TERM = 64 * 1024;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final MediaDriver driver;
    private final Aeron client;
    private final AgentInvoker clientWork;
    private final @Nullable AgentInvoker driverWork;
    private final String channel;

    /** Terms that hold about {@code slots} messages (of 96 bytes); Aeron needs 64 KiB at least. */
    AeronHost(int slots, boolean driverThread, Cpus cpus) {
        int term = Math.max(SMALLEST_TERM, 2 * slots * Long.SIZE);
        this.channel = "aeron:ipc?term-length=" + term;
        this.driver = MediaDriver.launchEmbedded(new MediaDriver.Context()
                .aeronDirectoryName(CommonContext.generateRandomDirName())
                .threadingMode(driverThread ? ThreadingMode.SHARED : ThreadingMode.INVOKER)
                .sharedThreadFactory(onBoth(cpus))
                .termBufferSparseFile(false)
                .dirDeleteOnStart(true)
                .dirDeleteOnShutdown(true));
        this.driverWork = driver.sharedAgentInvoker();
        this.client = Aeron.connect(new Aeron.Context()
                .aeronDirectoryName(driver.aeronDirectoryName())
                .useConductorAgentInvoker(true)
                .driverAgentInvoker(driverWork));
        this.clientWork = client.conductorAgentInvoker();
    }

    /** One direction: a stream with its two ends. */
    record Stream(ExclusivePublication publication, Subscription subscription) {}

    /** Opens a stream and waits until its ends know each other. */
    Stream open(int id) {
        Subscription subscription = client.addSubscription(channel, id);
        ExclusivePublication publication = client.addExclusivePublication(channel, id);
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!publication.isConnected() || !subscription.isConnected()) {
            work();
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("Aeron's two ends of stream " + id + " did not connect within 10 s");
            }
        }
        return new Stream(publication, subscription);
    }

    /** Does the client's housekeeping, and the driver's where it has no thread; the thread that opened the streams. */
    void work() {
        clientWork.invoke();
        if (driverWork != null) {
            driverWork.invoke();
        }
    }

    @Override
    public void close() {
        client.close();
        driver.close();
    }

    /** The threads of a driver would otherwise inherit the pin of the thread that launches it. */
    private static ThreadFactory onBoth(Cpus cpus) {
        if (cpus.equals(Cpus.ANYWHERE)) {
            return work -> Thread.ofPlatform().daemon().name("aeron-driver").unstarted(work);
        }
        BitSet both = new BitSet();
        both.set(cpus.client());
        both.set(cpus.stage());
        return work -> Thread.ofPlatform().daemon().name("aeron-driver").unstarted(() -> {
            Affinity.bind(both);
            work.run();
        });
    }
}
