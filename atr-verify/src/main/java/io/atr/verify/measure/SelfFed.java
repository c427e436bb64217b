package io.atr.verify.measure;

import io.atr.Bus;
import io.atr.PacketHandler;
import io.atr.Publication;
import io.atr.Subscription;
import io.atr.SubscriptionOptions;
import io.atr.agent.Clock;
import io.atr.bench.load.Message;
import io.atr.bench.load.Received;
import io.atr.bench.load.Workload;
import io.atr.bench.machine.Cpus;
import io.atr.packet.Packet;
import io.atr.verify.line.Stands;
import java.lang.foreign.MemorySegment;

/** A bus of one shard that one thread feeds, runs and reads: nothing is shared with anybody. One thread. */
final class SelfFed implements AutoCloseable {
    private static final int BATCH = 512;

    private final Workload workload = Workload.hot();
    private final long[] routes = workload.routes();
    private final Bus bus = Bus.onCallersThread(Stands.config(Cpus.ANYWHERE), Clock.monotonic());
    private final Publication publication;
    private final Subscription subscription;
    private final Received received = new Received();
    private final PacketHandler handler = received::take;
    private long sent;

    SelfFed() {
        bus.apply(workload.rules());
        this.publication = bus.publish(0);
        this.subscription = bus.subscribe(SubscriptionOptions.gating());
    }

    /** Works until a time, checks what arrived; answers packets a second. */
    double until(long end) {
        long before = sent;
        long begun = System.nanoTime();
        long now = begun;
        while (now - end < 0) {
            round();
            now = System.nanoTime();
        }
        if (!received.totals().equals(workload.passingUpTo(sent))) {
            throw new IllegalStateException("of " + sent + " packets " + workload.passingUpTo(sent)
                    + " should have passed, and " + received.totals() + " arrived");
        }
        return (sent - before) * 1e9 / (now - begun);
    }

    @Override
    public void close() {
        bus.close();
    }

    private void round() {
        if (publication.tryClaim(0, BATCH) < 0) {
            throw new IllegalStateException("an empty lane has no room");
        }
        MemorySegment memory = publication.claimedMemory();
        for (int i = 0; i < BATCH; i++) {
            long at = publication.claimedAt(i);
            Packet.route(memory, at, routes[(int) sent & (routes.length - 1)]);
            Message.writeData(memory, at, sent++);
        }
        publication.commit();
        while (bus.doWork() > 0) {
            subscription.poll(handler, BATCH);
        }
    }
}
