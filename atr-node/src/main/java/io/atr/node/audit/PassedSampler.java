package io.atr.node.audit;

import io.atr.Bus;
import io.atr.Subscription;
import io.atr.SubscriptionOptions;
import io.atr.governance.Reason;
import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.locks.LockSupport;

/**
 * Samples packets that passed, on any lane: reads the logs as a lossy subscriber, which no shard waits for, in a daemon
 * thread of its own. It takes one subscriber's place of the bus, and looks at about 100,000 packets a second at the most:
 * of more traffic it samples a smaller share.
 *
 * <p>Packets that a shard refuses never reach a log. Those of gRPC callers are sampled by {@link VerdictSampler}; those of
 * publishers on shared memory show in the shards' counts only.
 */
public final class PassedSampler implements AutoCloseable {
    private static final int POLL = 512;
    private static final long PAUSE_NANOS = 5_000_000;

    private final AuditLog log;
    private final VerdictSampler every;
    private final Subscription subscription;
    private final Thread thread;
    private volatile boolean closing;

    private PassedSampler(AuditLog log, Subscription subscription) {
        this.log = log;
        this.every = log.newSampler();
        this.subscription = subscription;
        this.thread = Thread.ofPlatform().daemon().name("atr-audit-passed").unstarted(this::run);
    }

    /** Starts to sample. */
    public static PassedSampler start(AuditLog log, Bus bus) {
        PassedSampler sampler = new PassedSampler(log, bus.subscribe(SubscriptionOptions.lossy()));
        sampler.thread.start();
        return sampler;
    }

    /** Packets that passed too fast to be looked at: none of them was sampled. */
    public long missed() {
        return subscription.missed();
    }

    /** Stops, and gives the place back. */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (subscription) {
            // A short pause after every poll, full or not: to miss packets is better than to take a core.
            while (!closing && subscription.poll(this::onPacket, POLL) >= 0) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void onPacket(MemorySegment memory, long at) {
        if (every.isPicked()) {
            boolean system = (Packet.flags(memory, at) & Packet.SYSTEM) != 0;
            log.verdict(
                    Packet.topic(memory, at),
                    Packet.sender(memory, at),
                    system ? Reason.ALLOWED_SYSTEM : Reason.ALLOWED);
        }
    }
}
