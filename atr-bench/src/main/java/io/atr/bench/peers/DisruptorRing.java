package io.atr.bench.peers;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.MultiProducerSequencer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.Sequencer;
import com.lmax.disruptor.SingleProducerSequencer;
import io.atr.agent.Agent;
import io.atr.agent.AgentRunner;
import io.atr.bench.load.Message;
import io.atr.bench.load.Received;
import io.atr.bench.load.Totals;
import io.atr.bench.load.Workload;
import java.lang.foreign.MemorySegment;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * One ring of the LMAX Disruptor with two consumers in a chain: the first judges events where they lie and marks them,
 * the second reads those that passed. Nothing is copied, so the ring is one hop for the bytes and two for the sequences.
 *
 * <p>Given the best of it: bursts are published by {@code next(n)} and {@code publish(lo, hi)}, both consumers take all
 * that is there at once (as an {@code EventPoller} does, but without a call for each event), events are addressed by
 * their sequence instead of through {@code RingBuffer.get}, and the sequencer is used directly. With several publishers
 * they take turns on one thread: its compare-and-swap is paid for, contention is not.
 */
final class DisruptorRing implements Contestant {
    private static final int ROUND = 512;

    private final Workload workload;
    private final long[] routes;
    private final int mask;
    private final int batch;
    private final Sequencer sequencer;
    private final Sequence judged = new Sequence();
    private final Sequence read = new Sequence();
    private final Slots slots;
    private final Verdicts verdicts;
    private final Judge judge;
    private final Received received = new Received();
    private final AgentRunner stage;
    private long nextToRead;
    private long sent;

    DisruptorRing(Setup setup, Shape shape) {
        this.workload = setup.workload();
        this.routes = workload.routes();
        this.mask = routes.length - 1;
        this.batch = shape.batch();
        this.sequencer = setup.publishers() == 1
                ? new SingleProducerSequencer(shape.ring(), new BusySpinWaitStrategy())
                : new MultiProducerSequencer(shape.ring(), new BusySpinWaitStrategy());
        sequencer.addGatingSequences(read);
        this.slots = new Slots(shape.ring());
        this.verdicts = new Verdicts(slots, shape.ring(), shape.style() == Shape.Style.MARKS_IN_EVENTS);
        this.judge = setup.rules().judge(shape.ring());
        this.stage = Stages.start(new Stage(), setup.cpus());
    }

    @Override
    public void turns(int count) {
        for (int i = 0; i < count; i++) {
            if (sequencer.hasAvailableCapacity(batch)) {
                publish(batch);
            }
            take();
        }
    }

    @Override
    public void take() {
        long end = Math.min(judged.get() + 1, nextToRead + 2L * batch);
        if (end > nextToRead) {
            verdicts.read(received, nextToRead, end);
            nextToRead = end;
            judge.read(received.count());
            read.set(end - 1);
        }
    }

    private void publish(int count) {
        MemorySegment memory = slots.memory();
        long last = sequencer.next(count);
        long first = last - count + 1;
        long sequence = sent;
        for (long slot = first; slot <= last; slot++) {
            Message.write(memory, slots.at(slot), routes[(int) sequence & mask], sequence);
            sequence++;
        }
        sequencer.publish(first, last);
        sent = sequence;
    }

    @Override
    public void roundTrips(int count, Histogram into) {
        for (int i = 0; i < count; i++) {
            sent = workload.nextPassing(sent);
            long before = received.count();
            long begun = System.nanoTime();
            publish(1);
            for (long spins = 0; received.count() == before; spins++) {
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
        return stage.failure();
    }

    @Override
    public void close() {
        stage.close();
    }

    private final class Stage implements Agent {
        private long next;

        @Override
        public int doWork() {
            long end = sequencer.getHighestPublishedSequence(next, sequencer.getCursor()) + 1;
            if (end <= next) {
                return 0;
            }
            end = Math.min(end, next + ROUND);
            judge.open();
            verdicts.judge(judge, next, end);
            int done = (int) (end - next);
            next = end;
            judged.set(end - 1);
            return done;
        }

        @Override
        public String roleName() {
            return "disruptor-stage";
        }
    }
}
