package io.atr.verify.measure;

import io.atr.Bus;
import io.atr.PacketHandler;
import io.atr.Publication;
import io.atr.Subscription;
import io.atr.SubscriptionOptions;
import io.atr.agent.Clock;
import io.atr.bench.load.Message;
import io.atr.bench.load.Workload;
import io.atr.packet.Packet;
import io.atr.verify.line.HiccupProbe;
import io.atr.verify.line.Stands;
import io.atr.verify.row.Contract;
import io.atr.verify.row.Evidence;
import io.atr.verify.row.Load;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Row;
import io.atr.verify.row.Tail;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What 64 packets cost where nothing crosses processors: written into the lane, and judged and dispatched. The whole bus
 * runs on the caller's thread, so that each part lies between two looks at the clock. And where every packet lies.
 */
public final class SingleThread implements Measurement {
    private static final int BATCH = 64;
    private static final int TOPIC = 1;
    private static final int WARM_UP = 200_000;
    private static final int ROUNDS = 400_000;

    private final Histogram preparation = new Histogram(10_000_000_000L, 3);
    private final Histogram dispatch = new Histogram(10_000_000_000L, 3);
    private long sequence;
    private long packets;
    private long misaligned;

    @Override
    public String name() {
        return "single-thread";
    }

    @Override
    public List<String> rows() {
        return List.of("3.1a", "3.1c", "7.line");
    }

    @Override
    public double seconds(Effort effort) {
        return 2 + effort.seconds(2);
    }

    @Override
    public List<Outcome> measure(Setting setting) {
        Steadiness<Boolean> place = new Steadiness<>(setting.cpus());
        place.warmUp(() -> {
            rounds(setting, setting.effort().of(ROUNDS));
        });
        Tail platform = Tail.of(HiccupProbe.run(setting.cpus(), setting.effort().nanos(0.5)));
        Row line = Contract.known("7.line");
        return List.of(
                outcome("3.1a", preparation, platform),
                outcome("3.1c", dispatch, platform),
                Outcome.judged(line, Evidence.of(line, (double) misaligned, packets)));
    }

    private static Outcome outcome(String id, Histogram nanos, Tail platform) {
        Row row = Contract.known(id);
        double p99 = nanos.getValueAtPercentile(99);
        return Outcome.judged(
                row,
                Evidence.of(row, p99, nanos.getTotalCount())
                        .tail(Tail.of(nanos))
                        .loads(List.of(new Load("batches of " + BATCH, p99, nanos)))
                        .platform(platform)
                        .reason("each time has one reading of the clock in it"));
    }

    private void rounds(Setting setting, int rounds) {
        try (Bus bus = Bus.onCallersThread(Stands.config(setting.cpus()), Clock.monotonic())) {
            bus.apply(Workload.hot().rules());
            Publication publication = bus.publish(0);
            Subscription subscription = bus.subscribe(SubscriptionOptions.gating());
            PacketHandler handler = (memory, at) -> aligned(memory, at);
            for (int i = 0; i < WARM_UP + rounds; i++) {
                if (i == WARM_UP) {
                    preparation.reset();
                    dispatch.reset();
                }
                long begun = System.nanoTime();
                prepare(publication);
                long ready = System.nanoTime();
                bus.doWork();
                long end = System.nanoTime();
                preparation.recordValue(ready - begun);
                dispatch.recordValue(end - ready);
                if (subscription.poll(handler, BATCH) != BATCH) {
                    throw new IllegalStateException("64 packets that pass were not handed out after one round");
                }
            }
        }
    }

    private void prepare(Publication publication) {
        if (publication.tryClaim(TOPIC, BATCH) < 0) {
            throw new IllegalStateException("an empty lane has no room for 64 packets");
        }
        MemorySegment memory = publication.claimedMemory();
        for (int i = 0; i < BATCH; i++) {
            long at = publication.claimedAt(i);
            Message.writeData(memory, at, sequence++);
            aligned(memory, at);
        }
        publication.commit();
    }

    private void aligned(MemorySegment memory, long at) {
        packets++;
        misaligned += (memory.address() + at & Packet.SIZE - 1) == 0 ? 0 : 1;
    }
}
