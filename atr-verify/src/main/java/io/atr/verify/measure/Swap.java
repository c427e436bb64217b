package io.atr.verify.measure;

import io.atr.bench.measure.SwapFigures;
import io.atr.bench.measure.SwapStorm;
import io.atr.verify.line.HiccupProbe;
import io.atr.verify.row.Contract;
import io.atr.verify.row.Evidence;
import io.atr.verify.row.Load;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Row;
import io.atr.verify.row.Tail;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Rules are swapped while packets flow; probe packets prove that each side of the swap is judged by its own rules. */
public final class Swap implements Measurement {
    private static final int WARM_UP = 50_000;
    private static final int SWAPS = 100_000;

    @Override
    public String name() {
        return "swap";
    }

    @Override
    public List<String> rows() {
        return List.of("10.swap", "10.adopt");
    }

    @Override
    public double seconds(Effort effort) {
        return 3 + effort.seconds(3);
    }

    @Override
    public List<Outcome> measure(Setting setting) {
        SwapFigures figures =
                SwapStorm.run(setting.cpus(), WARM_UP, setting.effort().of(SWAPS));
        Tail platform = Tail.of(HiccupProbe.run(setting.cpus(), setting.effort().nanos(0.5)));
        return List.of(call(figures, platform), adoption(figures, platform));
    }

    private static Outcome call(SwapFigures figures, Tail platform) {
        Row row = Contract.known("10.swap");
        return Outcome.judged(
                row,
                Evidence.of(row, p999(figures.publish()), figures.publish().getTotalCount())
                        .tail(Tail.of(figures.publish()))
                        .loads(List.of(
                                load("under traffic", figures.publish()),
                                load("right behind 64 packets of the same thread", figures.behindTraffic()),
                                load("without traffic", figures.silent()),
                                load("two readings of the clock with nothing between them", figures.clock())))
                        .platform(platform)
                        .reason(figures.probes()
                                + " probes changed their verdict as they had to; each time has one reading"
                                + " of the clock in it"));
    }

    private static Outcome adoption(SwapFigures figures, Tail platform) {
        Row row = Contract.known("10.adopt");
        Tail tail = Tail.of(figures.adoption());
        return Outcome.judged(
                row,
                Evidence.of(row, tail.p99(), figures.adoption().getTotalCount())
                        .tail(tail)
                        .loads(List.of(new Load("under traffic", tail.p99(), figures.adoption())))
                        .platform(platform));
    }

    private static Load load(String name, Histogram nanos) {
        return new Load(name, p999(nanos), nanos);
    }

    private static double p999(Histogram nanos) {
        return nanos.getValueAtPercentile(99.9);
    }
}
