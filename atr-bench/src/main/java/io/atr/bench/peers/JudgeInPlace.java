package io.atr.bench.peers;

import io.atr.agent.Agent;
import io.atr.agent.AgentRunner;
import io.atr.bench.load.Message;
import io.atr.bench.load.Received;
import io.atr.bench.load.Totals;
import io.atr.bench.load.Workload;
import io.atr.memory.Cells;
import java.lang.foreign.MemorySegment;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The design that ATR did not take: packets are judged and read where their publisher put them, without the copy into a
 * log. It is faster where a copy counts. But a publisher could change a packet after its verdict, packets that were
 * refused leave holes, and several lanes have no common order.
 */
final class JudgeInPlace implements Contestant {
    private static final int ROUND = 512;
    private static final int TAIL = 0;
    private static final int JUDGED = Cells.APART;
    private static final int READ = 2 * Cells.APART;

    private final Workload workload;
    private final long[] routes;
    private final int mask;
    private final int batch;
    private final int ring;
    private final MemorySegment positions = PeerRules.region("positions", 3 * Cells.APART);
    private final Slots slots;
    private final Verdicts verdicts;
    private final Judge judge;
    private final Received received = new Received();
    private final AgentRunner stage;
    private long tail;
    private long freed;
    private long nextToRead;
    private long sent;

    JudgeInPlace(Setup setup, Shape shape) {
        this.workload = setup.workload();
        this.routes = workload.routes();
        this.mask = routes.length - 1;
        this.batch = shape.batch();
        this.ring = shape.ring();
        this.slots = new Slots(ring);
        this.verdicts = new Verdicts(slots, ring, false);
        this.judge = setup.rules().judge(ring);
        this.stage = Stages.start(new Stage(), setup.cpus());
    }

    @Override
    public void turns(int count) {
        for (int i = 0; i < count; i++) {
            if (hasRoom()) {
                publish(batch);
            }
            take();
        }
    }

    @Override
    public void take() {
        long end = Math.min(Cells.acquire(positions, JUDGED), nextToRead + 2L * batch);
        if (end > nextToRead) {
            verdicts.read(received, nextToRead, end);
            nextToRead = end;
            judge.read(received.count());
            Cells.release(positions, READ, end);
        }
    }

    private boolean hasRoom() {
        if (tail + batch - freed > ring) {
            freed = Cells.acquire(positions, READ);
        }
        return tail + batch - freed <= ring;
    }

    private void publish(int count) {
        MemorySegment memory = slots.memory();
        long sequence = sent;
        for (int i = 0; i < count; i++) {
            Message.write(memory, slots.at(tail + i), routes[(int) sequence & mask], sequence);
            sequence++;
        }
        tail += count;
        Cells.release(positions, TAIL, tail);
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
            long end = Math.min(Cells.acquire(positions, TAIL), next + ROUND);
            if (end == next) {
                return 0;
            }
            judge.open();
            verdicts.judge(judge, next, end);
            int done = (int) (end - next);
            next = end;
            Cells.release(positions, JUDGED, end);
            return done;
        }

        @Override
        public String roleName() {
            return "in-place-stage";
        }
    }
}
