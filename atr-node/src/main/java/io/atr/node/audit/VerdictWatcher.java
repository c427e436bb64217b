package io.atr.node.audit;

import io.atr.Bus;
import io.atr.Refusals;
import io.atr.Subscription;
import io.atr.SubscriptionOptions;
import io.atr.governance.Reason;
import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.locks.LockSupport;

/**
 * Samples verdicts, whichever lane the packets came by: reads what passed as a lossy subscriber and the trails of what was
 * refused, which no shard waits for, in a daemon thread of its own. It takes one subscriber's place of the bus, and looks at
 * about 100,000 packets of either kind a second at the most: of more traffic it samples a smaller share.
 */
public final class VerdictWatcher implements AutoCloseable {
    private static final int POLL = 512;
    private static final long PAUSE_NANOS = 5_000_000;

    private final AuditLog log;
    private final VerdictSampler ofPassed = new VerdictSampler();
    private final VerdictSampler ofRefused = new VerdictSampler();
    private final Subscription subscription;
    private final Refusals refusals;
    private final Thread thread;
    private volatile boolean closing;

    private VerdictWatcher(AuditLog log, Subscription subscription, Refusals refusals) {
        this.log = log;
        this.subscription = subscription;
        this.refusals = refusals;
        this.thread = Thread.ofPlatform().daemon().name("atr-audit-verdicts").unstarted(this::run);
    }

    /** Starts to sample. */
    public static VerdictWatcher start(AuditLog log, Bus bus) {
        VerdictWatcher sampler = new VerdictWatcher(log, bus.subscribe(SubscriptionOptions.lossy()), bus.refusals());
        sampler.thread.start();
        return sampler;
    }

    /** Packets that were judged too fast to be looked at: none of them was sampled. */
    public long missed() {
        return subscription.missed() + refusals.missed();
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
        try (subscription;
                refusals) {
            // A short pause after every poll, full or not: to miss packets is better than to take a core.
            while (!closing && look()) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /** False when there is nothing to look at any more. A look that fails costs its sample, not the audit. */
    private boolean look() {
        try {
            boolean open = subscription.poll(this::onPacket, POLL) >= 0;
            refusals.poll(this::onRefusal, POLL);
            return open;
        } catch (RuntimeException | Error failed) {
            log.lost();
            return true;
        }
    }

    private void onPacket(MemorySegment memory, long at) {
        if (ofPassed.isPicked()) {
            boolean system = (Packet.flags(memory, at) & Packet.SYSTEM) != 0;
            log.verdict(
                    Packet.topic(memory, at),
                    Packet.sender(memory, at),
                    system ? Reason.ALLOWED_SYSTEM : Reason.ALLOWED);
        }
    }

    private void onRefusal(long flags, int topic, int sender, int code) {
        if (ofRefused.isPicked()) {
            log.verdict(topic, sender, Reason.of(code));
        }
    }
}
