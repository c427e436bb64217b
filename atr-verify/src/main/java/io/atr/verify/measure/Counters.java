package io.atr.verify.measure;

import io.atr.bench.machine.PinnedThread;
import io.atr.platform.PerfEvent;
import io.atr.platform.PerfReading;
import io.atr.verify.line.HotCounters;
import io.atr.verify.line.HotCounts;
import io.atr.verify.line.Line;
import io.atr.verify.row.Contract;
import io.atr.verify.row.Evidence;
import io.atr.verify.row.Load;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Row;
import io.atr.verify.row.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the processor counts while a shard works at full speed: cycles, instructions, misses, for each packet. A shard that
 * waits spins, so where the publisher is the slower of the two, the shard's cycles are those of its waiting as well.
 */
public final class Counters implements Measurement {
    private static final double WARM_UP_SECONDS = 1;
    private static final double SECONDS = 2;

    @Override
    public String name() {
        return "counters";
    }

    @Override
    public List<String> rows() {
        return List.of("14.miss", "14.cycles");
    }

    @Override
    public double seconds(Effort effort) {
        return effort.seconds(WARM_UP_SECONDS + SECONDS) + 1;
    }

    @Override
    public List<Outcome> measure(Setting setting) {
        return PinnedThread.call(setting.cpus().client(), Steadiness.CLIENT, () -> counted(setting));
    }

    private static List<Outcome> counted(Setting setting) {
        List<PerfEvent> events = Stream.concat(PerfEvent.hardware().stream(), PerfEvent.software().stream())
                .toList();
        try (Line line = new Line(setting.stand())) {
            line.stream(setting.effort().nanos(WARM_UP_SECONDS));
            try (HotCounters counters = new HotCounters(events)) {
                HotCounts before = counters.read();
                long packets = line.stream(setting.effort().nanos(SECONDS));
                return judged(counters.read().since(before), packets);
            }
        }
    }

    /** The two rows, from what was counted over so many packets. */
    static List<Outcome> judged(HotCounts counts, long packets) {
        return List.of(
                row(Contract.known("14.miss"), PerfEvent.L1D_MISSES, misses(counts, packets), counts, packets),
                row(Contract.known("14.cycles"), PerfEvent.CYCLES, cycles(counts, packets), counts, packets));
    }

    private static Outcome row(Row row, PerfEvent event, List<Load> hardware, HotCounts counts, long packets) {
        PerfReading reading = known(counts.shard(), event);
        List<Load> loads = new ArrayList<>(hardware);
        loads.addAll(counts.software());
        Evidence evidence = Evidence.of(row, reading.value() / packets, packets)
                .loads(loads)
                .reason(reading.isCounted() ? conditions(counts.shard()) : reading.absence());
        return reading.isCounted()
                ? Outcome.judged(row, evidence)
                : new Outcome(row, Verdict.UNSUPPORTED, evidence, evidence.reason());
    }

    private static List<Load> misses(HotCounts counts, long packets) {
        List<Load> loads = new ArrayList<>();
        each(loads, PerfEvent.L1D_MISSES, "misses", counts, packets);
        each(loads, PerfEvent.secondLevelMisses(), "misses", counts, packets);
        return loads;
    }

    private static List<Load> cycles(HotCounts counts, long packets) {
        List<Load> loads = new ArrayList<>();
        each(loads, PerfEvent.CYCLES, "cycles", counts, packets);
        each(loads, PerfEvent.INSTRUCTIONS, "instructions", counts, packets);
        each(loads, PerfEvent.BRANCH_MISSES, "misses", counts, packets);
        double perCycle = known(counts.shard(), PerfEvent.INSTRUCTIONS).value()
                / known(counts.shard(), PerfEvent.CYCLES).value();
        if (!Double.isNaN(perCycle)) {
            loads.add(new Load("instructions, each cycle, shard", perCycle).in("instructions"));
        }
        return loads;
    }

    private static void each(List<Load> loads, PerfEvent event, String unit, HotCounts counts, long packets) {
        each(loads, known(counts.shard(), event), unit, "shard", packets);
        each(loads, known(counts.client(), event), unit, "publisher and subscriber", packets);
    }

    private static void each(List<Load> loads, PerfReading reading, String unit, String who, long packets) {
        if (reading.isCounted()) {
            loads.add(new Load(reading.event().name() + ", each packet, " + who, reading.value() / packets).in(unit));
        }
    }

    /** What a reader has to know of the counting; empty where there is nothing to know. */
    private static String conditions(Map<PerfEvent, PerfReading> readings) {
        List<String> words = new ArrayList<>();
        double share = readings.values().stream()
                .filter(PerfReading::isCounted)
                .mapToDouble(PerfReading::share)
                .min()
                .orElse(1);
        if (share < 1) {
            words.add(String.format(
                    Locale.ROOT, "counters took turns, the least for %.0f %% of the time: extrapolated", 100 * share));
        }
        if (readings.values().stream().anyMatch(PerfReading::userOnly)) {
            words.add("without what the kernel did: kernel.perf_event_paranoid is above 1");
        }
        readings.values().stream()
                .map(PerfReading::absence)
                .filter(why -> !why.isEmpty())
                .forEach(words::add);
        return String.join("; ", words);
    }

    private static PerfReading known(Map<PerfEvent, PerfReading> readings, PerfEvent event) {
        PerfReading reading = readings.get(event);
        if (reading == null) {
            throw new IllegalStateException(event.name() + " was not asked for");
        }
        return reading;
    }
}
