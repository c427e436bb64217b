package io.atr.verify.measure;

import io.atr.Publication;
import io.atr.Subscription;
import io.atr.SubscriptionOptions;
import io.atr.bench.load.Workload;
import io.atr.bench.machine.Placement;
import io.atr.verify.line.HiccupProbe;
import io.atr.verify.line.OpenLoop;
import io.atr.verify.line.Stand;
import io.atr.verify.row.Chart;
import io.atr.verify.row.Contract;
import io.atr.verify.row.Evidence;
import io.atr.verify.row.Load;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Row;
import io.atr.verify.row.Series;
import io.atr.verify.row.Tail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/** End to end within the process, open loop, under four loads. */
public final class Latency implements Measurement {
    private static final double SLICE_SECONDS = 0.5;
    private static final int SLICES = 3;
    private static final double WARM_UP_SECONDS = 1;
    private static final double RUN_UP_SECONDS = 0.1;
    private static final double STREAM_TARGET = 5_000;

    /** What is offered. */
    private enum Offered {
        ONE("1 packet every 10 us", 1, 10_000),
        SIXTEEN("16 packets every 20 us", 16, 20_000),
        BATCH("64 packets every 50 us", 64, 50_000),
        STREAM("64 packets every 4.27 us: 15 M/s", 64, 4_267);

        private final String label;
        private final int packets;
        private final long periodNanos;

        Offered(String label, int packets, long periodNanos) {
            this.label = label;
            this.packets = packets;
            this.periodNanos = periodNanos;
        }
    }

    /** What one slice showed. */
    private record Slice(Histogram latencies, Histogram excused) {}

    /** All slices of one load in the placement that is judged. */
    private record Loaded(
            Offered offered, Placement placement, Tail tail, Histogram latencies, long lateExcused, long late) {}

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public List<String> rows() {
        return List.of("3.1", "9.int");
    }

    @Override
    public double seconds(Effort effort) {
        return Offered.values().length
                * (WARM_UP_SECONDS + effort.of(SLICES) * (2 * SLICE_SECONDS + RUN_UP_SECONDS + 0.15));
    }

    @Override
    public List<Outcome> measure(Setting setting) {
        List<Loaded> loads = new ArrayList<>();
        Histogram platform = new Histogram(10_000_000_000L, 3);
        for (Offered offered : Offered.values()) {
            loads.add(under(setting, offered, platform));
        }
        Row end = Contract.known("3.1");
        Row jitter = Contract.known("9.int");
        boolean met = loads.stream()
                .allMatch(load -> load.tail.p99() <= (load.offered == Offered.STREAM ? STREAM_TARGET : end.target()));
        return List.of(
                outcome(end, loads, load -> load.tail.p99(), platform, met, curves(loads, platform)),
                outcome(
                        jitter,
                        loads,
                        Latency::jitter,
                        platform,
                        loads.stream().allMatch(load -> jitter(load) <= jitter.target()),
                        List.of()));
    }

    private static double jitter(Loaded load) {
        return load.tail.p999() - load.tail.p50();
    }

    private static Outcome outcome(
            Row row,
            List<Loaded> loads,
            ToDoubleFunction<Loaded> value,
            Histogram platform,
            boolean met,
            List<Series> curves) {
        Loaded worst = loads.stream().max(Comparator.comparingDouble(value)).orElseThrow();
        long samples =
                loads.stream().mapToLong(load -> load.latencies.getTotalCount()).sum();
        return Outcome.judged(
                row,
                Evidence.of(row, value.applyAsDouble(worst), samples)
                        .targetMet(met)
                        .tail(worst.tail)
                        .loads(loads.stream()
                                .map(load -> new Load(load.offered.label, value.applyAsDouble(load), load.latencies))
                                .toList())
                        .placement(worst.placement.label())
                        .platform(new Waits(platform).tail())
                        .series(curves)
                        .reason(explanation(worst)));
    }

    private static List<Series> curves(List<Loaded> loads, Histogram platform) {
        List<Series> curves = new ArrayList<>();
        loads.forEach(load ->
                curves.add(Series.measured(Chart.PERCENTILES, load.offered.label, PercentileCurve.of(load.latencies))));
        curves.add(Series.platform(
                Chart.PERCENTILES,
                "the platform: from any moment to the next reading of the clock",
                Chart.PERCENTILES.unit(),
                PercentileCurve.of(new Waits(platform))));
        return curves;
    }

    private static String explanation(Loaded worst) {
        return String.format(
                Locale.ROOT,
                "worst: %s; of its %d latencies above the p99.9, %d or more were spent, by half and more, in hiccups of the client's processor",
                worst.offered.label,
                worst.late,
                worst.lateExcused);
    }

    /** Slices of load and of the platform's probe in turn, so that both have the same seconds on the same processors. */
    private static Loaded under(Setting setting, Offered offered, Histogram platform) {
        Steadiness<Slice> slices = new Steadiness<>(setting.cpus());
        try (Stand stand = setting.stand()) {
            OpenLoop loop = open(stand, offered);
            slices.warmUp(() -> loop.run((long) (WARM_UP_SECONDS * 1e9)));
        }
        for (int i = 0; i < setting.effort().of(SLICES); i++) {
            try (Stand stand = setting.stand()) {
                OpenLoop loop = open(stand, offered);
                slices.warmUp(() -> loop.run((long) (RUN_UP_SECONDS * 1e9)));
                slices.sample(() -> {
                    loop.run((long) (SLICE_SECONDS * 1e9));
                    return new Slice(loop.latencies().copy(), loop.excused().copy());
                });
            }
            platform.add(HiccupProbe.run(setting.cpus(), (long) (SLICE_SECONDS * 1e9)));
        }
        return loaded(offered, slices);
    }

    private static OpenLoop open(Stand stand, Offered offered) {
        Workload workload = Workload.hot();
        long version = stand.bus().apply(workload.rules());
        Publication publication = stand.bus().publish(0);
        Subscription subscription = stand.bus().subscribe(SubscriptionOptions.gating());
        stand.begin();
        if (!stand.bus().awaitAdoption(version, Duration.ofSeconds(10))) {
            throw new IllegalStateException("the shard did not adopt the rules within 10 s");
        }
        return new OpenLoop(publication, subscription, workload, offered.packets, offered.periodNanos);
    }

    private static Loaded loaded(Offered offered, Steadiness<Slice> slices) {
        Histogram latencies = new Histogram(10_000_000_000L, 3);
        Histogram excused = new Histogram(10_000_000_000L, 3);
        slices.judged().forEach(slice -> {
            latencies.add(slice.latencies);
            excused.add(slice.excused);
        });
        long limit = latencies.getValueAtPercentile(99.9) + 1;
        return new Loaded(
                offered,
                slices.placement(),
                Tail.of(latencies),
                latencies,
                above(excused, limit),
                above(latencies, limit));
    }

    private static long above(Histogram nanos, long limit) {
        return limit > nanos.getMaxValue() ? 0 : nanos.getCountBetweenValues(limit, nanos.getMaxValue());
    }
}
