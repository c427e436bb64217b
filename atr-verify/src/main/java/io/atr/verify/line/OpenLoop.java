package io.atr.verify.line;

import io.atr.PacketHandler;
import io.atr.Publication;
import io.atr.Subscription;
import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Sends batches at times that were fixed beforehand, and counts from those times: whoever is late to send has waited as
 * well. Publisher and subscriber are on the caller's thread. The batch's last packet carries the time, so that a batch
 * has arrived when all of it has.
 *
 * <p>Between batches it looks at the clock and the log in turn. A turn that finds nothing takes some 50 ns; one of a
 * microsecond or more is a hiccup of the platform, and packets that arrive right after it are told apart.
 */
public final class OpenLoop {
    private static final int TOPIC = 1;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long HICCUP_NANOS = 1_000;

    private final Publication publication;
    private final Subscription subscription;
    private final int batch;
    private final long periodNanos;
    private final Histogram latencies = new Histogram(LONGEST_NANOS, 3);
    private final Histogram excused = new Histogram(LONGEST_NANOS, 3);
    private final PacketHandler handler = this::take;
    private long sentBatches;
    private long arrivedBatches;
    private long lastHiccup = System.nanoTime();

    /**
     * A loop that has not begun.
     *
     * @param batch packets, 1 or more
     * @param periodNanos from one batch to the next
     */
    public OpenLoop(Publication publication, Subscription subscription, int batch, long periodNanos) {
        this.publication = publication;
        this.subscription = subscription;
        this.batch = batch;
        this.periodNanos = periodNanos;
    }

    /** Runs for so many nanoseconds, until all has arrived; forgets what earlier runs recorded. */
    public void run(long nanos) {
        latencies.reset();
        excused.reset();
        long due = System.nanoTime() + periodNanos;
        long end = due + nanos;
        while (due - end < 0) {
            awaitTime(due);
            send(due);
            due += periodNanos;
        }
        long begun = System.nanoTime();
        while (arrivedBatches < sentBatches) {
            subscription.poll(handler, batch);
            if (System.nanoTime() - begun > LONGEST_NANOS) {
                throw new IllegalStateException(
                        (sentBatches - arrivedBatches) + " of " + sentBatches + " batches did not arrive within 10 s");
            }
        }
    }

    /** Nanoseconds from each batch's time until the subscriber had all of it. */
    public Histogram latencies() {
        return latencies;
    }

    /** Those of them that a hiccup on this processor lies within. */
    public Histogram excused() {
        return excused;
    }

    private void awaitTime(long due) {
        long last = System.nanoTime();
        while (last - due < 0) {
            long before = arrivedBatches;
            subscription.poll(handler, 2 * batch);
            long now = System.nanoTime();
            if (now - last >= HICCUP_NANOS && arrivedBatches == before) {
                lastHiccup = now;
            }
            last = now;
        }
    }

    private void send(long due) {
        while (publication.tryClaim(TOPIC, batch) < 0) {
            subscription.poll(handler, 2 * batch);
        }
        MemorySegment memory = publication.claimedMemory();
        for (int i = 0; i < batch; i++) {
            Packet.dataWord(memory, publication.claimedAt(i), 1, i);
        }
        Packet.dataWord(memory, publication.claimedAt(batch - 1), 0, due);
        publication.commit();
        sentBatches++;
        subscription.poll(handler, 2 * batch);
    }

    private void take(MemorySegment memory, long at) {
        long due = Packet.dataWord(memory, at, 0);
        if (due == 0) {
            return;
        }
        long nanos = Math.min(System.nanoTime() - due, LONGEST_NANOS);
        latencies.recordValue(nanos);
        if (lastHiccup - due >= 0) {
            excused.recordValue(nanos);
        }
        arrivedBatches++;
    }
}
