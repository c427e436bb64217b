package io.atr.bench.peers;

import io.atr.agent.AgentRunner;
import io.atr.bench.load.Message;
import io.atr.bench.load.Received;
import io.atr.bench.load.Totals;
import io.atr.bench.load.Workload;
import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Two of Agrona's one-to-one ring buffers: publisher to stage, stage to subscriber. Messages are claimed, written in
 * place and committed one at a time (the ring has no claim of many), read by a handler, and copied from ring to ring.
 */
final class AgronaOneToOne implements Contestant {
    private final Workload workload;
    private final long[] routes;
    private final int mask;
    private final int batch;
    private final AgronaRing first;
    private final AgronaRing second;
    private final OneToOneRingBuffer toStage;
    private final OneToOneRingBuffer toSubscriber;
    private final Judge judge;
    private final AgronaStage stage;
    private final AgentRunner runner;
    private final Received received = new Received();
    private final MessageHandler handler;
    private long sent;

    AgronaOneToOne(Setup setup, Shape shape) {
        this.workload = setup.workload();
        this.routes = workload.routes();
        this.mask = routes.length - 1;
        this.batch = shape.batch();
        this.first = AgronaRing.of(shape.ring());
        this.second = AgronaRing.of(shape.second());
        this.toStage = new OneToOneRingBuffer(first.buffer());
        this.toSubscriber = new OneToOneRingBuffer(second.buffer());
        this.judge = setup.rules().judge(2 * shape.second());
        this.stage = new AgronaStage(
                toStage, first.memory(), toSubscriber, second.memory(), judge, shape.style() == Shape.Style.ONE_BY_ONE);
        MemorySegment memory = second.memory();
        this.handler = (_, _, index, _) -> received.take(memory, index);
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
        if (toSubscriber.read(handler, 2 * batch) > 0) {
            judge.read(received.count());
        }
    }

    /** Publishes up to so many, as far as there is room. */
    private void publish(int count) {
        MemorySegment memory = first.memory();
        long sequence = sent;
        for (int i = 0; i < count; i++) {
            int index = toStage.tryClaim(AgronaRing.MESSAGE, Packet.SIZE);
            if (index < 0) {
                break;
            }
            Message.write(memory, index, routes[(int) sequence & mask], sequence);
            toStage.commit(index);
            sequence++;
        }
        sent = sequence;
    }

    @Override
    public void roundTrips(int count, Histogram into) {
        for (int i = 0; i < count; i++) {
            sent = workload.nextPassing(sent);
            long first = sent;
            long before = received.count();
            long begun = System.nanoTime();
            for (long spins = 0; received.count() == before; spins++) {
                if (sent == first) {
                    publish(1); // a full ring is given back only when the stage's read returns
                }
                take();
                Patience.check(spins);
            }
            into.recordValue(System.nanoTime() - begun);
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
    }
}
