package io.atr.bench.peers;

import io.atr.Answer;
import io.atr.PacketHandler;
import io.atr.Publication;
import io.atr.PublicationOptions;
import io.atr.Subscription;
import io.atr.SubscriptionOptions;
import io.atr.bench.load.Message;
import io.atr.bench.load.Received;
import io.atr.bench.load.Totals;
import io.atr.bench.load.Workload;
import io.atr.packet.Packet;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.HdrHistogram.Histogram;

/**
 * ATR as any program uses it: batches are claimed, written in place and committed; a gating subscription is polled. Round
 * trips use {@code offer}, which copies its 48 bytes. Several publishers have a lane each. What passes is copied into the
 * log, and every verdict is counted by reason, which no peer does.
 */
final class AtrBus implements Contestant {
    private final Workload workload;
    private final long[] routes;
    private final int mask;
    private final int batch;
    private final AtrSide side;
    private final Publication[] publications;
    private final Subscription subscription;
    private final Received received = new Received();
    private final PacketHandler handler = received::take;
    private final MemorySegment data = Arena.ofAuto().allocate(Packet.DATA_SIZE, Packet.SIZE);
    private int publisher;
    private long sent;

    AtrBus(Setup setup, Shape shape) {
        this(setup, shape, setup.publishers());
    }

    /** With {@code lanes} publications, of which only as many as the setup has publishers ever publish anything. */
    AtrBus(Setup setup, Shape shape, int lanes) {
        this(
                setup,
                shape,
                lanes,
                new AtrInside(setup.workload(), shape, setup.cpus().stage(), lanes));
    }

    /** The same, over a bus that is somewhere. */
    AtrBus(Setup setup, Shape shape, int lanes, AtrSide side) {
        this.side = side;
        this.workload = setup.workload();
        this.routes = workload.routes();
        this.mask = routes.length - 1;
        this.batch = shape.batch();
        this.publications = busy(lanes, setup.publishers());
        this.subscription = side.subscribe(SubscriptionOptions.gating());
    }

    /** Opens all lanes; answers those that will be busy, evenly spread among the idle ones. */
    private Publication[] busy(int lanes, int publishers) {
        Publication[] busy = new Publication[publishers];
        for (int i = 0; i < lanes; i++) {
            Publication publication =
                    side.publish(workload.isGateway() ? PublicationOptions.gateway() : PublicationOptions.sender(0));
            int turn = i * publishers / lanes;
            busy[turn] = publication;
        }
        return busy;
    }

    @Override
    public void turns(int count) {
        for (int i = 0; i < count; i++) {
            publish();
            take();
        }
    }

    @Override
    public void take() {
        subscription.poll(handler, 2 * batch);
    }

    private void publish() {
        Publication publication = publications[publisher];
        long answer = publication.tryClaim(0, batch);
        if (answer < 0) {
            mustBeBackPressure(answer);
            return;
        }
        MemorySegment memory = publication.claimedMemory();
        for (int done = 0; done < batch; ) {
            int together = publication.claimedTogether(done);
            write(memory, publication.claimedAt(done), together, sent + done);
            done += together;
        }
        publication.commit();
        sent += batch;
        publisher = publisher + 1 < publications.length ? publisher + 1 : 0;
    }

    private void write(MemorySegment memory, long first, int count, long sequence) {
        for (int i = 0; i < count; i++) {
            long at = first + ((long) i << Packet.SIZE_SHIFT);
            Packet.route(memory, at, routes[(int) (sequence + i) & mask]);
            Message.writeData(memory, at, sequence + i);
        }
    }

    @Override
    public void roundTrips(int count, Histogram into) {
        for (int i = 0; i < count; i++) {
            sent = workload.nextPassing(sent);
            long route = routes[(int) sent & mask];
            long before = received.count();
            long begun = System.nanoTime();
            offer(route);
            for (long spins = 0; received.count() == before; spins++) {
                subscription.poll(handler, 2 * batch);
                Patience.check(spins);
            }
            into.recordValue(System.nanoTime() - begun);
        }
    }

    private void offer(long route) {
        for (int word = 0; word < Packet.DATA_SIZE / Long.BYTES; word++) {
            data.setAtIndex(ValueLayout.JAVA_LONG, word, Message.dataWord(sent, word));
        }
        long answer = publications[publisher].offerAs(
                Packet.senderOf(route), Packet.topicOf(route), data, 0, Packet.DATA_SIZE);
        if (answer < 0) {
            throw new IllegalStateException("offer answered " + Answer.name(answer));
        }
        sent++;
    }

    @Override
    public long sent() {
        return sent;
    }

    @Override
    public Totals received() {
        return received.totals();
    }

    @Override
    public Totals expected() {
        return workload.passingUpTo(sent);
    }

    @Override
    public void close() {
        side.close();
    }

    private static void mustBeBackPressure(long answer) {
        if (answer != Answer.BACK_PRESSURED) {
            throw new IllegalStateException("tryClaim answered " + Answer.name(answer));
        }
    }
}
