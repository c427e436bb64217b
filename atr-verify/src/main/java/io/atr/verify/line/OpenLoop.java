package io.atr.verify.line;

import io.atr.PacketHandler;
import io.atr.Publication;
import io.atr.Subscription;
import io.atr.bench.load.Message;
import io.atr.bench.load.Received;
import io.atr.bench.load.Workload;
import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Sends batches at times that were fixed beforehand, and counts from those times: whoever is late to send has waited as
 * well. Publisher and subscriber are on the caller's thread. The load is that of row 2: topics with finite rates, a quota, one
 * packet in a hundred refused, all 64 bytes of what arrives read and summed. A batch has arrived when the last of its packets
 * that pass has; one of which nothing passes is not counted.
 *
 * <p>Between batches it looks at the clock and the log in turn. A turn that finds nothing takes some 50 ns; one of a
 * microsecond or more is a hiccup of the platform. Latencies that consist of such hiccups by half or more are told apart; a hiccup in
 * a turn that found something, or while a backlog is sent, is not known of, so there may be more of them.
 */
public final class OpenLoop {
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Publication publication;
    private final Subscription subscription;
    private final Workload workload;
    private final long[] routes;
    private final int batch;
    private final long periodNanos;
    private final Histogram latencies = new Histogram(LONGEST_NANOS, 3);
    private final Histogram excused = new Histogram(LONGEST_NANOS, 3);
    private final Received received = new Received();
    private final Hiccups hiccups = new Hiccups();
    private final PacketHandler handler = this::take;
    private long sent;
    private long arriving;
    private long closing;
    private long first;
    private long firstDue;

    /**
     * A loop that has not begun.
     *
     * @param batch packets, 1 or more
     * @param periodNanos from one batch to the next
     */
    public OpenLoop(
            Publication publication, Subscription subscription, Workload workload, int batch, long periodNanos) {
        this.publication = publication;
        this.subscription = subscription;
        this.workload = workload;
        this.routes = workload.routes();
        this.batch = batch;
        this.periodNanos = periodNanos;
        this.arriving = -1;
        awaitNext();
    }

    /** Runs for so many nanoseconds, until all has arrived and was checked; forgets what earlier runs recorded. */
    public void run(long nanos) {
        latencies.reset();
        excused.reset();
        first = sent / batch;
        firstDue = System.nanoTime() + periodNanos;
        for (long due = firstDue; due - firstDue < nanos; due += periodNanos) {
            awaitTime(due);
            send();
        }
        long begun = System.nanoTime();
        while (closing < sent) {
            subscription.poll(handler, batch);
            if (System.nanoTime() - begun > LONGEST_NANOS) {
                throw new IllegalStateException("packet " + closing + " of " + sent + " did not arrive within 10 s");
            }
        }
        if (!received.totals().equals(workload.passingUpTo(sent))) {
            throw new IllegalStateException("of " + sent + " packets " + workload.passingUpTo(sent)
                    + " should have passed, and " + received.totals() + " arrived");
        }
    }

    /** Nanoseconds from each batch's time until the subscriber had all of it. */
    public Histogram latencies() {
        return latencies;
    }

    /** Those of them that hiccups of this processor make up by half or more. */
    public Histogram excused() {
        return excused;
    }

    private void awaitTime(long due) {
        long last = System.nanoTime();
        while (last - due < 0) {
            long before = arriving;
            long begun = System.nanoTime();
            hiccups.look(last, begun);
            subscription.poll(handler, 2 * batch);
            last = System.nanoTime();
            if (arriving == before) {
                hiccups.look(begun, last);
            }
        }
    }

    private void send() {
        while (publication.tryClaim(0, batch) < 0) {
            subscription.poll(handler, 2 * batch);
        }
        MemorySegment memory = publication.claimedMemory();
        for (int i = 0; i < batch; i++) {
            long at = publication.claimedAt(i);
            Packet.route(memory, at, routeOf(sent));
            Message.writeData(memory, at, sent++);
        }
        publication.commit();
        subscription.poll(handler, 2 * batch);
    }

    private void take(MemorySegment memory, long at) {
        received.take(memory, at);
        if (Message.sequence(memory, at) != closing) {
            return;
        }
        long due = firstDue + (arriving - first) * periodNanos;
        long now = System.nanoTime();
        long nanos = Math.min(now - due, LONGEST_NANOS);
        latencies.recordValue(nanos);
        if (nanos >= Hiccups.LEAST_NANOS && hiccups.explain(due, now)) {
            excused.recordValue(nanos);
        }
        awaitNext();
    }

    /** The next batch of which something passes, and the last of its packets that does. */
    private void awaitNext() {
        do {
            arriving++;
            closing = (arriving + 1) * batch - 1;
            while (closing >= arriving * batch && !workload.passes(routeOf(closing))) {
                closing--;
            }
        } while (closing < arriving * batch);
    }

    private long routeOf(long sequence) {
        return routes[(int) sequence & (routes.length - 1)];
    }
}
