package io.atr.verify.measure;

import io.atr.bench.across.OneWay;
import io.atr.bench.across.OneWayFigure;
import io.atr.bench.across.OneWayFigures;
import io.atr.bench.machine.Placement;
import io.atr.bridge.Bridge;
import io.atr.verify.line.HiccupProbe;
import io.atr.verify.row.Contract;
import io.atr.verify.row.Evidence;
import io.atr.verify.row.Load;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Row;
import io.atr.verify.row.Tail;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** One packet at a time to a shard in another process, one way. */
public final class AcrossProcesses implements Measurement {
    private static final int ROUNDS = 3;
    private static final int PACKETS = 100_000;
    private static final long GAP_NANOS = 5_000;

    @Override
    public String name() {
        return "across";
    }

    @Override
    public List<String> rows() {
        return List.of("3.1b", "3.1x");
    }

    @Override
    public double seconds(Effort effort) {
        return 3 + (1 + effort.of(ROUNDS)) * 2 * (PACKETS * GAP_NANOS / 1e9 + 0.1) + effort.seconds(1);
    }

    @Override
    public List<Outcome> measure(Setting setting) {
        if (!Bridge.isSupported()) {
            return rows().stream()
                    .map(Contract::known)
                    .map(row -> Outcome.unsupported(row, "memory shared between processes needs 64-bit Linux"))
                    .toList();
        }
        OneWayFigures figures =
                OneWay.measure(setting.cpus(), setting.effort().of(ROUNDS), PACKETS, GAP_NANOS, () -> {});
        OneWayFigure there = figures.figures().stream()
                .filter(OneWayFigure::across)
                .min(Comparator.comparingInt(figure -> preference(figure.placement())))
                .orElseThrow(() -> new IllegalStateException("the processors changed their distance in every round"));
        Tail platform =
                new Waits(HiccupProbe.run(setting.cpus(), setting.effort().nanos(1))).tail();
        return rows().stream()
                .map(Contract::known)
                .map(row -> outcome(row, there, figures, platform))
                .toList();
    }

    private static int preference(Placement placement) {
        return Steadiness.PREFERRED.indexOf(placement);
    }

    private static Outcome outcome(Row row, OneWayFigure there, OneWayFigures all, Tail platform) {
        Tail tail = Tail.of(there.nanos());
        return Outcome.judged(
                row,
                Evidence.of(row, tail.p99(), there.nanos().getTotalCount())
                        .tail(tail)
                        .loads(all.figures().stream().map(AcrossProcesses::load).toList())
                        .placement(there.placement().label())
                        .platform(platform)
                        .reason(String.format(
                                Locale.ROOT, "p50 %.0f ns, p99 %.0f ns; judged by the p99", tail.p50(), tail.p99())));
    }

    private static Load load(OneWayFigure figure) {
        return new Load(
                (figure.across() ? "another process, " : "this process, ")
                        + figure.placement().label(),
                (double) figure.nanos().getValueAtPercentile(99),
                figure.nanos());
    }
}
