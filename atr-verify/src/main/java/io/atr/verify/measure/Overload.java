package io.atr.verify.measure;

import com.sun.management.OperatingSystemMXBean;
import io.atr.PacketHandler;
import io.atr.Publication;
import io.atr.Subscription;
import io.atr.SubscriptionOptions;
import io.atr.bench.load.Workload;
import io.atr.verify.line.HotThreads;
import io.atr.verify.line.Stand;
import io.atr.verify.row.Contract;
import io.atr.verify.row.Evidence;
import io.atr.verify.row.Load;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Row;
import io.atr.verify.row.Tail;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/**
 * Two and ten times as many packets are offered as the subscriber takes, by a generator that never waits: what is not
 * accepted is not offered again.
 */
public final class Overload implements Measurement {
    private static final int TOPIC = 1;
    private static final int TAKEN = 64;
    private static final double SECONDS = 1;
    private static final int[] FACTORS = {2, 10};

    /** What one load showed. */
    private record Seen(int factor, Histogram offers, long refused, long bytes, long lost, double cores) {}

    @Override
    public String name() {
        return "overload";
    }

    @Override
    public List<String> rows() {
        return List.of("13.block", "13.alloc", "13.deadlock", "13.spin");
    }

    @Override
    public double seconds(Effort effort) {
        return FACTORS.length * (2.5 + effort.seconds(SECONDS));
    }

    @Override
    public List<Outcome> measure(Setting setting) {
        List<Seen> all = new ArrayList<>();
        for (int factor : FACTORS) {
            Steadiness<Seen> place = new Steadiness<>(setting.cpus());
            try (Stand stand = setting.stand()) {
                Generator generator = new Generator(stand, factor);
                place.warmUp(() -> {
                    generator.run((long) 1e9);
                    all.add(generator.run(setting.effort().nanos(SECONDS)));
                });
            }
        }
        Row block = Contract.known("13.block");
        Histogram offers = all.getFirst().offers.copy();
        all.stream().skip(1).forEach(seen -> offers.add(seen.offers));
        return List.of(
                Outcome.judged(
                        block,
                        Evidence.of(block, (double) offers.getValueAtPercentile(99), offers.getTotalCount())
                                .tail(Tail.of(offers))
                                .loads(all.stream().map(Overload::blocked).toList())
                                .reason("each time has one reading of the clock in it")),
                worst("13.alloc", all, seen -> (double) seen.bytes),
                worst("13.deadlock", all, seen -> (double) seen.lost),
                worst("13.spin", all, Seen::cores));
    }

    private static Load blocked(Seen seen) {
        return new Load(
                seen.factor + " times, " + seen.refused + " offers refused",
                (double) seen.offers.getValueAtPercentile(99),
                seen.offers);
    }

    private static Outcome worst(String id, List<Seen> all, ToDoubleFunction<Seen> value) {
        Row row = Contract.known(id);
        double worst = all.stream().mapToDouble(value).max().orElseThrow();
        long offers =
                all.stream().mapToLong(seen -> seen.offers.getTotalCount()).sum();
        return Outcome.judged(
                row,
                Evidence.of(row, worst, offers)
                        .loads(all.stream()
                                .map(seen -> new Load(seen.factor + " times", value.applyAsDouble(seen)))
                                .toList()));
    }

    /** Offers and takes on one thread. */
    private static final class Generator {
        private final int factor;
        private final Publication publication;
        private final Subscription subscription;
        private final PacketHandler handler = (_, _) -> {};
        private final Histogram offers = new Histogram(10_000_000_000L, 3);
        private long accepted;
        private long refused;
        private long taken;

        Generator(Stand stand, int factor) {
            this.factor = factor;
            long version = stand.bus().apply(Workload.hot().rules());
            this.publication = stand.bus().publish(0);
            this.subscription = stand.bus().subscribe(SubscriptionOptions.gating());
            stand.begin();
            if (!stand.bus().awaitAdoption(version, Duration.ofSeconds(10))) {
                throw new IllegalStateException("the shard did not adopt the rules within 10 s");
            }
        }

        Seen run(long nanos) {
            HotThreads hot = new HotThreads();
            var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            offers.reset();
            refused = 0;
            long bytes = hot.allocated();
            long used = system.getProcessCpuTime();
            long begun = System.nanoTime();
            do {
                offer();
                taken += subscription.poll(handler, TAKEN);
            } while (System.nanoTime() - begun < nanos);
            double cores = (double) (system.getProcessCpuTime() - used) / (System.nanoTime() - begun);
            long allocated = hot.allocated() - bytes;
            return new Seen(factor, offers.copy(), refused, allocated, lost(), cores);
        }

        private void offer() {
            for (int i = 0; i < factor * TAKEN; i++) {
                long begun = System.nanoTime();
                boolean in = publication.offer(TOPIC, MemorySegment.NULL, 0, 0) >= 0;
                offers.recordValue(System.nanoTime() - begun);
                accepted += in ? 1 : 0;
                refused += in ? 0 : 1;
            }
        }

        /** Accepted packets that do not arrive within ten seconds after the last was offered. */
        private long lost() {
            long begun = System.nanoTime();
            while (taken < accepted && System.nanoTime() - begun < 10_000_000_000L) {
                taken += subscription.poll(handler, TAKEN);
            }
            return accepted - taken;
        }
    }
}
