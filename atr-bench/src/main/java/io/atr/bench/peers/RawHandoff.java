package io.atr.bench.peers;

import io.atr.agent.Agent;
import io.atr.agent.AgentRunner;
import io.atr.bench.load.Message;
import io.atr.bench.load.Totals;
import io.atr.bench.load.Workload;
import io.atr.memory.Cells;
import io.atr.packet.Packet;
import java.lang.foreign.MemorySegment;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The least that any bus has to do: 64-byte slots are written on one processor and wholly read on the other, over one
 * ring with two positions. No governance, no copy, one hop; the reader hands back positions only, and a round trip ends
 * when its position has come back. What the machine allows, rather than a contestant.
 */
final class RawHandoff implements Contestant {
    private static final int ROUND = 512;
    private static final int TAIL = 0;
    private static final int HEAD = Cells.APART;
    private static final int SUM = HEAD + 8;

    private final Workload workload;
    private final long[] routes;
    private final int mask;
    private final int batch;
    private final int ring;
    private final MemorySegment positions = PeerRules.region("positions", 2 * Cells.APART);
    private final Slots slots;
    private final AgentRunner reader;
    private long freed;
    private long sent;

    RawHandoff(Setup setup, Shape shape) {
        this.workload = setup.workload();
        this.routes = workload.routes();
        this.mask = routes.length - 1;
        this.batch = shape.batch();
        this.ring = shape.ring();
        this.slots = new Slots(ring);
        this.reader = Stages.start(new Reader(), setup.cpus());
    }

    @Override
    public void turns(int count) {
        for (int i = 0; i < count; i++) {
            if (sent + batch - freed > ring) {
                take();
            }
            if (sent + batch - freed <= ring) {
                publish(batch);
            }
        }
    }

    @Override
    public void take() {
        freed = Cells.acquire(positions, HEAD);
    }

    private void publish(int count) {
        MemorySegment memory = slots.memory();
        long sequence = sent;
        for (int i = 0; i < count; i++) {
            Message.write(memory, slots.at(sequence), routes[(int) sequence & mask], sequence);
            sequence++;
        }
        sent = sequence;
        Cells.release(positions, TAIL, sequence);
    }

    @Override
    public void roundTrips(int count, Histogram into) {
        for (int i = 0; i < count; i++) {
            long begun = System.nanoTime();
            publish(1);
            for (long spins = 0; freed != sent; spins++) {
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
        take();
        return new Totals(freed, Cells.opaque(positions, SUM));
    }

    @Override
    public Totals expected() {
        return workload.allUpTo(sent);
    }

    @Override
    public @Nullable Throwable failure() {
        return reader.failure();
    }

    @Override
    public void close() {
        reader.close();
    }

    private final class Reader implements Agent {
        private long head;
        private long sum;

        @Override
        public int doWork() {
            int count = (int) Math.min(Cells.acquire(positions, TAIL) - head, ROUND);
            if (count == 0) {
                return 0;
            }
            int left = count;
            while (left > 0) {
                int piece = Math.min(left, slots.contiguous(head));
                sum += sum(slots.at(head), piece);
                head += piece;
                left -= piece;
            }
            Cells.opaque(positions, SUM, sum);
            Cells.release(positions, HEAD, head);
            return count;
        }

        private long sum(long at, int count) {
            MemorySegment memory = slots.memory();
            long total = 0;
            for (int i = 0; i < count; i++) {
                total += Message.sum(memory, at + ((long) i << Packet.SIZE_SHIFT));
            }
            return total;
        }

        @Override
        public String roleName() {
            return "raw-reader";
        }
    }
}
