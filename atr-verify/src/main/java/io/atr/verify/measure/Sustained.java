package io.atr.verify.measure;

import io.atr.bench.load.Workload;
import io.atr.bench.machine.Placement;
import io.atr.bench.peers.Streamed;
import io.atr.bench.peers.Streaming;
import io.atr.bench.report.Spread;
import io.atr.platform.PerfEvent;
import io.atr.verify.line.Flight;
import io.atr.verify.line.HotCounters;
import io.atr.verify.line.HotCounts;
import io.atr.verify.line.HotThreads;
import io.atr.verify.line.Line;
import io.atr.verify.line.Pace;
import io.atr.verify.line.Stand;
import io.atr.verify.row.Contract;
import io.atr.verify.row.Evidence;
import io.atr.verify.row.Load;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Full speed: throughput, the price of a packet, batches, and what hot threads must not do. */
public final class Sustained implements Measurement {
    private static final Streaming.Watch UNWATCHED = new Streaming.Watch() {
        @Override
        public void begin() {}

        @Override
        public void end() {}
    };
    private static final int SAMPLES = 5;
    private static final double SECONDS = 2;
    private static final double RAW_SECONDS = 1;
    private static final long PACKETS = 100_000_000;
    private static final double SHARE_OF_RAW = 0.6;
    private static final Set<String> HOT = Set.of(Stand.SHARD, Steadiness.CLIENT);

    private static final int MOST_RAW = 5;
    private static final long CLEAN_NANOS = 1_000_000_000L;
    private static final long WARM_UP_NANOS = 5 * CLEAN_NANOS;
    private static final String NO_RAW =
            "; the raw hand-off was never seen in this placement, so our target is unknown";

    private final Function<Setting, Raw> raw;

    /** Beside the raw hand-off of this machine. */
    public Sustained() {
        this(Sustained::raw);
    }

    /** Beside another figure than that. */
    Sustained(Function<Setting, Raw> raw) {
        this.raw = raw;
    }

    /** Slots handed over without rules or copy, a second, and how far apart the processors were meanwhile. */
    record Raw(Placement placement, double perSecond) {}

    /** One stretch at full speed. */
    private record Stretch(double perSecond, Batches batches, List<Pace.Slice> slices) {}

    @Override
    public String name() {
        return "sustained";
    }

    @Override
    public List<String> rows() {
        return List.of("2", "4.total", "5.size", "5.fill", "15.alloc", "15.monitor");
    }

    @Override
    public double seconds(Effort effort) {
        return 2 * (Streaming.secondsAround() + RAW_SECONDS) + 3 + effort.of(SAMPLES) * SECONDS + 9;
    }

    @Override
    public List<Outcome> measure(Setting setting) {
        List<Raw> raws = new ArrayList<>(List.of(raw.apply(setting)));
        Steadiness<Stretch> stretches = new Steadiness<>(setting.cpus());
        List<Outcome> outcomes = new ArrayList<>();
        try (Line line = new Line(setting.stand())) {
            Pace pace = new Pace(line, 2 * (long) (SECONDS * 1e9));
            stretches.warmUp(() -> stretch(line, pace));
            for (int i = 0; i < setting.effort().of(SAMPLES); i++) {
                stretches.sample(() -> stretch(line, pace));
            }
            stretches.warmUp(() -> outcomes.addAll(redLines(line, setting.effort())));
        }
        do {
            raws.add(raw.apply(setting));
        } while (raws.size() < MOST_RAW && Double.isNaN(rawIn(stretches.placement(), raws)));
        outcomes.addAll(0, rates(stretches, rawIn(stretches.placement(), raws)));
        return outcomes;
    }

    private static Raw raw(Setting setting) {
        Streamed streamed = Streaming.named("raw")
                .orElseThrow()
                .run(Workload.hot(), setting.cpus(), (long) (RAW_SECONDS * 1e9), UNWATCHED);
        return new Raw(streamed.placement(), streamed.steady() ? streamed.watched() : Double.NaN);
    }

    /** The mean of those taken in a placement; not a number where there is none. */
    private static double rawIn(Placement placement, List<Raw> raws) {
        return raws.stream()
                .filter(raw -> raw.placement() == placement && !Double.isNaN(raw.perSecond()))
                .mapToDouble(Raw::perSecond)
                .average()
                .orElse(Double.NaN);
    }

    private static Stretch stretch(Line line, Pace pace) {
        Batches before = Batches.of(line.status());
        pace.begin();
        double perSecond = line.perSecond((long) (SECONDS * 1e9), pace);
        return new Stretch(perSecond, Batches.of(line.status()).since(before), pace.slices());
    }

    private static List<Outcome> rates(Steadiness<Stretch> stretches, double raw) {
        List<Stretch> judged = stretches.judged();
        double[] rates = judged.stream().mapToDouble(Stretch::perSecond).toArray();
        Spread spread = Spread.of(rates);
        long packets = (long) (SECONDS * spread.median() * rates.length);
        Row rate = Contract.known("2");
        Row total = Contract.known("4.total");
        Batches batches = judged.stream().map(Stretch::batches).reduce(Batches.NONE, Batches::plus);
        String placement = stretches.placement().label();
        RateCurves curves = new RateCurves();
        stretches.forEach((where, stretch) -> curves.add(where, stretch.slices));
        return List.of(
                Outcome.judged(
                        rate,
                        Evidence.of(rate, spread.median() / 1e6, packets)
                                .target(SHARE_OF_RAW * raw / 1e6, rate.bound())
                                .between(spread.p10() / 1e6, spread.p90() / 1e6)
                                .loads(loads(spread.median(), raw))
                                .placement(placement)
                                .series(curves.series())
                                .reason(Double.isNaN(raw) ? stretches.words() + NO_RAW : stretches.words())),
                Outcome.judged(
                        total,
                        Evidence.of(total, 1e9 / spread.median(), packets)
                                .between(1e9 / spread.p90(), 1e9 / spread.p10())
                                .placement(placement)),
                batches.size(placement),
                batches.fill(placement));
    }

    private static List<Load> loads(double perSecond, double raw) {
        Load governed = new Load("governed", perSecond / 1e6);
        return Double.isNaN(raw) ? List.of(governed) : List.of(governed, new Load("raw hand-off", raw / 1e6));
    }

    /** Counted in two runs, since the recorder itself may allocate where it notes something. */
    private static List<Outcome> redLines(Line line, Effort effort) {
        long packets = (long) (PACKETS * Math.min(1, effort.times()));
        HotThreads hot = new HotThreads();
        warmUp(line, hot, packets / 100);
        long client;
        long shard;
        HotCounts kernels;
        try (HotCounters counters = new HotCounters(PerfEvent.software())) {
            HotCounts before = counters.read();
            client = hot.byClient();
            shard = hot.byShard();
            line.pump(packets);
            client = hot.byClient() - client;
            shard = hot.byShard() - shard;
            kernels = counters.read().since(before);
        }
        Flight flight = Flight.over(() -> line.pump(packets));
        line.settle();
        Row allocated = Contract.known("15.alloc");
        Row monitors = Contract.known("15.monitor");
        return List.of(
                Outcome.judged(
                        allocated,
                        Evidence.of(allocated, (double) (client + shard), packets)
                                .loads(List.of(
                                        new Load("publisher and subscriber", (double) client),
                                        new Load("shard", (double) shard)))),
                Outcome.judged(
                        monitors,
                        Evidence.of(monitors, (double) flight.waits(HOT), packets)
                                .loads(monitors(flight, kernels))));
    }

    /**
     * Until nothing was allocated for a while, or enough is enough. Whoever asks for a method's compilation makes the strings
     * of its class first, and compiled code that is given up makes up for what it had spared: both end soon after a load is new.
     * What is counted afterwards is counted in full.
     */
    private static void warmUp(Line line, HotThreads hot, long packets) {
        long begun = System.nanoTime();
        long clean = begun;
        long now;
        do {
            long before = hot.allocated();
            line.pump(packets);
            now = System.nanoTime();
            clean = hot.allocated() == before ? clean : now;
        } while (now - clean < CLEAN_NANOS && now - begun < WARM_UP_NANOS);
    }

    private static List<Load> monitors(Flight flight, HotCounts kernels) {
        List<Load> loads = new ArrayList<>();
        loads.add(new Load("waits and parks of hot threads", (double) flight.waits(HOT)));
        loads.add(new Load("collections of the JVM meanwhile", (double) flight.collections()));
        loads.addAll(kernels.software());
        return loads;
    }
}
