package io.atr.bench.peers;

import io.aeron.logbuffer.BufferClaim;
import io.aeron.logbuffer.FragmentHandler;
import io.atr.agent.AgentRunner;
import io.atr.bench.load.Message;
import io.atr.bench.load.Received;
import io.atr.bench.load.Totals;
import io.atr.bench.load.Workload;
import io.atr.packet.Packet;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Two Aeron IPC streams, publisher to stage and stage to subscriber, with an exclusive publication each; messages are
 * claimed, written in place and committed one at a time. Aeron is made for processes, and its streams could be read by
 * others; within one process nobody else needs that. Its media driver takes its share of the two processors: see
 * {@link AeronHost}; both ways of running it are tried and the better one counts.
 */
final class AeronIpc implements Contestant {
    private static final int TURNS_PER_HOUSEKEEPING = 4;
    private static final int SPINS_PER_HOUSEKEEPING = 1024;

    private final Workload workload;
    private final long[] routes;
    private final int mask;
    private final int batch;
    private final AeronHost host;
    private final AeronHost.Stream toStage;
    private final AeronHost.Stream toSubscriber;
    private final Judge judge;
    private final AeronStage stage;
    private final AgentRunner runner;
    private final Received received = new Received();
    private final FragmentHandler handler;
    private final BufferClaim claim = new BufferClaim();
    private long takes;
    private long sent;

    AeronIpc(Setup setup, Shape shape) {
        this.workload = setup.workload();
        this.routes = workload.routes();
        this.mask = routes.length - 1;
        this.batch = shape.batch();
        this.host = new AeronHost(shape.ring(), shape.style() == Shape.Style.DRIVER_THREAD, setup.cpus());
        this.toStage = host.open(1);
        this.toSubscriber = host.open(2);
        // A window is at most half a term; a message takes 96 bytes of its 128.
        this.judge = setup.rules().judge(Integer.highestOneBit(Math.max(4 * shape.ring(), 4096)));
        this.stage = new AeronStage(
                toStage.subscription(), toSubscriber.publication(), judge, shape.style() != Shape.Style.COPIED_OUT);
        this.handler = (buffer, offset, _, _) -> received.take(AeronStage.EVERYTHING, buffer.addressOffset() + offset);
        this.runner = Stages.start(stage, setup.cpus());
    }

    @Override
    public void turns(int count) {
        for (int i = 0; i < count; i++) {
            publish(batch);
            take();
        }
    }

    @Override
    public void take() {
        int taken = toSubscriber.subscription().poll(handler, 2 * batch);
        if (taken > 0) {
            judge.read(received.count());
        }
        if (++takes % TURNS_PER_HOUSEKEEPING == 0) {
            host.work();
        }
    }

    /** Publishes up to so many, as far as there is room. */
    private void publish(int count) {
        long sequence = sent;
        for (int i = 0; i < count; i++) {
            if (toStage.publication().tryClaim(Packet.SIZE, claim) < 0) {
                break;
            }
            long at = claim.buffer().addressOffset() + claim.offset();
            Message.write(AeronStage.EVERYTHING, at, routes[(int) sequence & mask], sequence);
            claim.commit();
            sequence++;
        }
        sent = sequence;
    }

    @Override
    public void roundTrips(int count, Histogram into) {
        for (int i = 0; i < count; i++) {
            host.work();
            sent = workload.nextPassing(sent);
            long first = sent;
            long before = received.count();
            long begun = System.nanoTime();
            for (long spins = 0; received.count() == before; spins++) {
                if (sent == first) {
                    publish(1);
                }
                toSubscriber.subscription().poll(handler, 1);
                if (spins % SPINS_PER_HOUSEKEEPING == SPINS_PER_HOUSEKEEPING - 1) {
                    host.work();
                }
                Patience.check(spins);
            }
            into.recordValue(System.nanoTime() - begun);
            judge.read(received.count());
        }
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
    public @Nullable Throwable failure() {
        return runner.failure();
    }

    @Override
    public void close() {
        stage.closing();
        runner.close();
        host.close();
    }
}
