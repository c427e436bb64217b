package io.atr.bench.peers;

import io.atr.agent.Agent;
import io.atr.agent.AgentRunner;
import io.atr.bench.load.Message;
import io.atr.bench.load.Received;
import io.atr.bench.load.Totals;
import io.atr.bench.load.Workload;
import java.lang.foreign.MemorySegment;
import org.HdrHistogram.Histogram;
import org.jctools.queues.varhandle.SpscVarHandleArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * Two JCTools single-producer single-consumer queues: publisher to stage, stage to subscriber. They carry references to
 * preallocated messages, each of which owns 64 bytes outside the heap and a field for its verdict. Messages keep their
 * order, so that the publisher can take them anew in turn and the stage can judge 64 neighbours at a time; the relaxed
 * forms of offer and poll are used.
 */
final class JctoolsQueues implements Contestant {
    private static final int ROUND = 512;

    private static final class Letter {
        final int index;
        boolean passed;

        Letter(int index) {
            this.index = index;
        }
    }

    private final Workload workload;
    private final long[] routes;
    private final int mask;
    private final int batch;
    private final int ring;
    private final Slots slots;
    private final Letter[] letters;
    private final SpscVarHandleArrayQueue<Letter> toStage;
    private final SpscVarHandleArrayQueue<Letter> toSubscriber;
    private final Judge judge;
    private final Received received = new Received();
    private final AgentRunner stage;
    private long published;
    private long returned;
    private long sent;

    JctoolsQueues(Setup setup, Shape shape) {
        this.workload = setup.workload();
        this.routes = workload.routes();
        this.mask = routes.length - 1;
        this.batch = shape.batch();
        this.ring = shape.ring();
        this.slots = new Slots(ring);
        this.letters = new Letter[ring];
        for (int i = 0; i < ring; i++) {
            letters[i] = new Letter(i);
        }
        this.toStage = new SpscVarHandleArrayQueue<>(ring);
        this.toSubscriber = new SpscVarHandleArrayQueue<>(ring);
        this.judge = setup.rules().judge(2 * ring);
        this.stage = Stages.start(new Stage(), setup.cpus());
    }

    @Override
    public void turns(int count) {
        for (int i = 0; i < count; i++) {
            if (published + batch - returned <= ring) {
                publish(batch);
            }
            take();
        }
    }

    @Override
    public void take() {
        MemorySegment memory = slots.memory();
        int taken = 0;
        while (taken < 2 * batch) {
            Letter letter = toSubscriber.relaxedPoll();
            if (letter == null) {
                break;
            }
            if (letter.passed) {
                received.take(memory, slots.at(letter.index));
            }
            taken++;
        }
        if (taken > 0) {
            returned += taken;
            judge.read(received.count());
        }
    }

    private void publish(int count) {
        MemorySegment memory = slots.memory();
        long sequence = sent;
        for (int i = 0; i < count; i++) {
            Letter letter = letters[(int) (published + i) & (ring - 1)];
            Message.write(memory, slots.at(letter.index), routes[(int) sequence & mask], sequence);
            if (!toStage.relaxedOffer(letter)) {
                throw new IllegalStateException("the queue holds fewer messages than it was made for");
            }
            sequence++;
        }
        published += count;
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
        private final Letter[] piece = new Letter[Judge.PIECE];

        @Override
        public int doWork() {
            int count = gather();
            if (count == 0) {
                return 0;
            }
            judge.open();
            int done = 0;
            while (count > 0) {
                judgeAndForward(count);
                done += count;
                count = done < ROUND ? gather() : 0;
            }
            return done;
        }

        /** Takes letters whose slots lie side by side. */
        private int gather() {
            int count = 0;
            while (count < piece.length) {
                Letter letter = toStage.relaxedPoll();
                if (letter == null) {
                    break;
                }
                piece[count++] = letter;
                if (letter.index == ring - 1) {
                    break;
                }
            }
            return count;
        }

        private void judgeAndForward(int count) {
            long passed = judge.judge(slots.memory(), slots.at(piece[0].index), count);
            for (int i = 0; i < count; i++) {
                Letter letter = piece[i];
                letter.passed = (passed >>> i & 1) != 0;
                if (!toSubscriber.relaxedOffer(letter)) {
                    throw new IllegalStateException("the queue holds fewer messages than it was made for");
                }
            }
        }

        @Override
        public String roleName() {
            return "jctools-stage";
        }
    }
}
