package io.atr.node.gate;

import io.atr.Bus;
import io.atr.PublicationOptions;
import io.atr.agent.Faults;
import io.atr.packet.Packet;
import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The way into the bus for one event loop's calls: it decodes batches, has the shards judge them and tells their sinks.
 * Only the event loop's thread, but for the constructor.
 *
 * <p>Nothing here waits. After a batch was taken, a task of the event loop looks for verdicts for a few microseconds; as
 * long as some are missing it comes again, at first at once and later, where the shard seems to sleep, after a delay
 * that grows to a millisecond. Input and output of the loop have their turn in between.
 */
public final class Gateway {
    private static final long SPIN_NANOS = 5_000;
    private static final long EAGER_NANOS = 200_000;
    private static final long LONGEST_DELAY_NANOS = 1_000_000;

    private final Bus bus;
    private final int laneSlots;
    private final GateLimits limits;
    private final EventExecutor loop;
    private final BatchDecoder decoder;
    private final BatchTable table;
    private final ArrayDeque<Batch> judged = new ArrayDeque<>();
    private final BatchPool batches = new BatchPool();
    private final LaneWriter ordinary;
    private @Nullable LaneWriter bypass;
    private final MessageBuffer message = new MessageBuffer();
    private final Faults faults;
    private int inFlight;
    private boolean pumping;
    private boolean closed;
    private long progressNanos;

    /**
     * A gateway with a place among the bus's publishers; a second one is taken when a caller with the bypass comes.
     *
     * @param laneSlots of the bus's lanes
     * @param faults told of work that failed
     */
    Gateway(Bus bus, int laneSlots, GateLimits limits, EventExecutor loop, Faults faults) {
        this.faults = faults;
        this.bus = bus;
        this.laneSlots = laneSlots;
        this.limits = limits;
        this.loop = loop;
        this.decoder = new BatchDecoder(limits.packets());
        this.table = new BatchTable(limits.batchesInFlight());
        this.ordinary = writer(PublicationOptions.gateway());
    }

    private LaneWriter writer(PublicationOptions options) {
        return new LaneWriter(bus.publish(options.withVerdicts()), bus.map(), laneSlots, table, judged, faults);
    }

    /** Has the gateway's event loop run something. Any thread; what comes after the loop's end is never run. */
    public void run(Runnable what) {
        if (!loop.isShuttingDown()) {
            loop.execute(what);
        }
    }

    /** Whether the calling thread is the gateway's. */
    boolean isMine() {
        return loop.inEventLoop();
    }

    /**
     * Reads and decodes a message. The batch is the caller's to give back.
     *
     * @param expected the message's length, or 0
     * @param purse pays for it; where it has not enough, the batch is refused
     */
    public Batch decode(InputStream stream, int expected, Purse purse) throws IOException {
        Batch batch = batches.take(expected, purse);
        boolean decoded = false;
        try {
            batch.begin(System.nanoTime());
            if (batch.room() == 0) {
                batch.refusal = Refusal.memory();
            } else {
                decoder.decode(message.fill(stream, expected), message.length(), batch);
            }
            decoded = true;
            return batch;
        } finally {
            if (!decoded) {
                recycle(batch);
            }
        }
    }

    /** Gives a batch back that nobody will look at again. */
    public void recycle(Batch batch) {
        batch.sink = null;
        batches.giveBack(batch);
    }

    /** Whether there is room for more batches than those in flight: at most half of what may be is in use. */
    public boolean isRoomy() {
        return inFlight <= limits.packetsInFlight() / 2 && !table.isFull();
    }

    /**
     * Has a batch judged.
     *
     * @param withBypass whether its system packets pass ungoverned; a batch that asks for no governance consists of such
     * @param sink told exactly once; perhaps within this call
     */
    public void submit(Batch batch, boolean withBypass, BatchSink sink) {
        Refusal refusal = refusal(batch);
        if (refusal != null) {
            sink.refused(batch, refusal);
            return;
        }
        batch.undecided = undecided(batch);
        if (batch.undecided == 0) {
            batch.judged = true;
            sink.judged(batch);
            return;
        }
        LaneWriter writer = withBypass ? bypassWriter() : ordinary;
        if (writer == null) {
            sink.refused(
                    batch,
                    new Refusal(
                            Refusal.Kind.OVERLOAD,
                            "all publishers' places are taken: none is left for the bypass; raise the limit"));
            return;
        }
        if (withBypass && !batch.governed()) {
            exempt(batch);
        }
        writer.add(batch); // what may fail comes first
        batch.sink = sink;
        inFlight += batch.size();
        table.put(batch);
        progressNanos = System.nanoTime();
        pumpSoon();
    }

    private @Nullable Refusal refusal(Batch batch) {
        if (batch.refusal != null) {
            return batch.refusal;
        }
        if (closed || bus.isClosed()) {
            return new Refusal(Refusal.Kind.CLOSED, "the node is stopping; nothing was judged");
        }
        if (table.isFull() || inFlight + batch.size() > limits.packetsInFlight()) {
            return new Refusal(
                    Refusal.Kind.OVERLOAD,
                    inFlight + " packets are in flight here, and " + limits.packetsInFlight()
                            + " may be: wait for answers, then send again; nothing was judged");
        }
        return null;
    }

    private static int undecided(Batch batch) {
        int undecided = 0;
        for (int i = 0; i < batch.size(); i++) {
            undecided += batch.code(i) == 0 ? 1 : 0;
        }
        return undecided;
    }

    private static void exempt(Batch batch) {
        for (int i = 0; i < batch.size(); i++) {
            long at = batch.at(i);
            Packet.flags(batch.memory(), at, Packet.flags(batch.memory(), at) | Packet.SYSTEM);
        }
    }

    private @Nullable LaneWriter bypassWriter() {
        if (bypass == null) {
            try {
                bypass = writer(PublicationOptions.gateway().withBypass());
            } catch (IllegalStateException e) {
                return null;
            }
        }
        return bypass;
    }

    private void pumpSoon() {
        if (!pumping) {
            loop.execute(this::pump);
            pumping = true;
        }
    }

    /** One look for verdicts; whatever becomes of it, the next one is on its way as long as batches are in flight. */
    private void pump() {
        pumping = false;
        try {
            look();
        } catch (RuntimeException | Error failed) {
            faults.happened("a look for verdicts", failed);
        } finally {
            pumpAgain();
        }
    }

    private void look() {
        long begun = System.nanoTime();
        long now = begun;
        do {
            if (!turn()) {
                close();
                return;
            }
            if (!judged.isEmpty()) {
                progressNanos = now;
                finish();
                return;
            }
            Thread.onSpinWait();
            now = System.nanoTime();
        } while (now - begun < SPIN_NANOS);
    }

    private void pumpAgain() {
        if (pumping || table.isEmpty()) {
            return;
        }
        long waited = System.nanoTime() - progressNanos;
        if (waited < EAGER_NANOS) {
            loop.execute(this::pump);
        } else {
            var _ = loop.schedule(this::pump, Math.min(LONGEST_DELAY_NANOS, waited / 4), TimeUnit.NANOSECONDS);
        }
        pumping = true;
    }

    private boolean turn() {
        return !closed && ordinary.turn() && (bypass == null || bypass.turn()) && !bus.isClosed();
    }

    /** Tells the sinks of judged batches; one that fails ends its own call and no other. */
    private void finish() {
        for (Batch batch = judged.poll(); batch != null; batch = judged.poll()) {
            BatchSink sink = forget(batch);
            batch.judged = true;
            if (sink != null) {
                tell(batch, sink);
            }
        }
    }

    private void tell(Batch batch, BatchSink sink) {
        try {
            if (batch.failed) {
                sink.refused(
                        batch,
                        new Refusal(
                                Refusal.Kind.FAILED,
                                "the node failed at this batch; some of its packets may have been judged"));
            } else {
                sink.judged(batch);
            }
        } catch (RuntimeException | Error failed) {
            faults.happened("an answer", failed);
            giveUp(sink);
        }
    }

    private void giveUp(BatchSink sink) {
        try {
            sink.failed();
        } catch (RuntimeException | Error failed) {
            faults.happened("the end of a call", failed);
        }
    }

    private @Nullable BatchSink forget(Batch batch) {
        table.remove(batch);
        inFlight -= batch.size();
        BatchSink sink = batch.sink;
        batch.sink = null;
        return sink;
    }

    /** Refuses what is in flight and gives the lanes back. Closing twice is fine. */
    void close() {
        if (closed) {
            return;
        }
        closed = true;
        batches.close();
        finish();
        try {
            ordinary.close();
            if (bypass != null) {
                bypass.close();
            }
        } finally {
            for (Batch batch = table.any(); batch != null; batch = table.any()) {
                BatchSink sink = forget(batch);
                if (sink != null) {
                    dismiss(batch, sink);
                }
            }
        }
    }

    private void dismiss(Batch batch, BatchSink sink) {
        try {
            sink.refused(
                    batch,
                    new Refusal(
                            Refusal.Kind.CLOSED,
                            "the node is stopping; packets of this batch may have been judged or not"));
        } catch (RuntimeException | Error failed) {
            faults.happened("the end of a batch", failed);
            giveUp(sink);
        }
    }
}
