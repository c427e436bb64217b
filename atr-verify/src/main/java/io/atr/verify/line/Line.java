package io.atr.verify.line;

import io.atr.Bus;
import io.atr.PacketHandler;
import io.atr.Publication;
import io.atr.Subscription;
import io.atr.SubscriptionOptions;
import io.atr.bench.load.Message;
import io.atr.bench.load.Received;
import io.atr.bench.load.Totals;
import io.atr.bench.load.Workload;
import io.atr.packet.Packet;
import io.atr.shard.ShardStatus;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A publisher and a gating subscriber on one thread, which is the caller's, and a shard on another: the closed loop of
 * row 2. Every packet that arrives is counted and summed; what does not add up is an error, not a figure.
 */
public final class Line implements AutoCloseable {
    private static final int BATCH = 512;
    private static final int TURNS = 64;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Stand stand;
    private final Workload workload = Workload.hot();
    private final long[] routes = workload.routes();
    private final Publication publication;
    private final Subscription subscription;
    private final Received received = new Received();
    private final PacketHandler handler = received::take;
    private long sent;

    /** A line over a fresh stand, which it closes. */
    public Line(Stand stand) {
        this.stand = stand;
        long version = stand.bus().apply(workload.rules());
        this.publication = stand.bus().publish(0);
        this.subscription = stand.bus().subscribe(SubscriptionOptions.gating());
        stand.begin();
        if (!stand.bus().awaitAdoption(version, Duration.ofNanos(PATIENCE_NANOS))) {
            close();
            throw new IllegalStateException("the shard did not adopt the rules within 10 s");
        }
    }

    /** The bus, whose rules may be changed for others that let the same packets pass. */
    public Bus bus() {
        return stand.bus();
    }

    /** What the shard tells of itself. */
    public ShardStatus status() {
        return stand.bus().status().getFirst();
    }

    /** Packets published so far. */
    long sent() {
        return sent;
    }

    /**
     * Publishes as fast as there is room, reads what arrives, and checks it when all is through.
     *
     * @param nanos for which it publishes; a little more passes until the last packet has arrived
     * @return packets published meanwhile
     */
    public long stream(long nanos) {
        return stream(nanos, () -> {});
    }

    /** As {@link #stream(long)}; something is done every {@value #TURNS} batches. */
    public long stream(long nanos, Runnable between) {
        long before = sent;
        long begun = System.nanoTime();
        do {
            turns();
            between.run();
        } while (System.nanoTime() - begun < nanos);
        settle();
        return sent - before;
    }

    /** Publishes at least so many packets as fast as there is room, and reads; {@link #settle} checks them. */
    public void pump(long packets) {
        long end = sent + packets;
        while (sent < end) {
            turns();
        }
    }

    /** The rate of a {@link #stream}, in packets a second. */
    public double perSecond(long nanos) {
        return perSecond(nanos, () -> {});
    }

    /** As {@link #perSecond(long)}; something is done every {@value #TURNS} batches. */
    public double perSecond(long nanos, Runnable between) {
        long begun = System.nanoTime();
        long packets = stream(nanos, between);
        return packets * 1e9 / (System.nanoTime() - begun);
    }

    /** Reads what is under way, and checks all that was ever published. */
    public void settle() {
        Totals expected = workload.passingUpTo(sent);
        long begun = System.nanoTime();
        while (received.count() < expected.count() && System.nanoTime() - begun < PATIENCE_NANOS) {
            subscription.poll(handler, 2 * BATCH);
        }
        if (!received.totals().equals(expected)) {
            throw new IllegalStateException("of " + sent + " packets " + expected + " should have passed, and "
                    + received.totals() + " arrived");
        }
    }

    @Override
    public void close() {
        stand.close();
    }

    private void turns() {
        for (int i = 0; i < TURNS; i++) {
            publish();
            subscription.poll(handler, 2 * BATCH);
        }
    }

    private void publish() {
        if (publication.tryClaim(0, BATCH) < 0) {
            return;
        }
        MemorySegment memory = publication.claimedMemory();
        for (int done = 0; done < BATCH; ) {
            int together = publication.claimedTogether(done);
            write(memory, publication.claimedAt(done), together);
            done += together;
        }
        publication.commit();
    }

    private void write(MemorySegment memory, long first, int count) {
        for (int i = 0; i < count; i++) {
            long at = first + ((long) i << Packet.SIZE_SHIFT);
            Packet.route(memory, at, routes[(int) (sent + i) & (routes.length - 1)]);
            Message.writeData(memory, at, sent + i);
        }
        sent += count;
    }
}
