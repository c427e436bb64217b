package io.atr.verify.measure;

import io.atr.agent.Idling;
import io.atr.bench.measure.BareSleep;
import io.atr.bench.measure.IdleBus;
import io.atr.bench.measure.IdleFigures;
import io.atr.verify.row.Contract;
import io.atr.verify.row.Evidence;
import io.atr.verify.row.Load;
import io.atr.verify.row.Outcome;
import io.atr.verify.row.Row;
import io.atr.verify.row.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What idling costs, and how late the first packet is seen after silence. */
public final class Idle implements Measurement {
    private static final int WAKES = 3;
    private static final double IDLE_SECONDS = 1;
    private static final double POWER_SAVE_CORES = 0.02;
    private static final int SHARDS = 2;

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public List<String> rows() {
        return List.of("5.empty", "5.spin");
    }

    @Override
    public double seconds(Effort effort) {
        return 3 * (effort.seconds(IDLE_SECONDS) + 4 * 0.7) + 2 * effort.of(WAKES) * 1.1 + 3;
    }

    @Override
    public List<Outcome> measure(Setting setting) {
        long idle = setting.effort().nanos(IDLE_SECONDS);
        int wakes = setting.effort().of(WAKES);
        int client = setting.cpus().client();
        IdleFigures spin = new IdleBus(Idling.BUSY_SPIN, 1, client).measure(idle, wakes);
        IdleFigures backOff = new IdleBus(Idling.BACK_OFF, SHARDS, client).measure(idle, wakes);
        IdleFigures save = new IdleBus(Idling.POWER_SAVE, SHARDS, client).measure(idle, 1);
        return List.of(empty(spin, backOff), spinning(backOff, save));
    }

    private static Outcome empty(IdleFigures spin, IdleFigures backOff) {
        Row row = Contract.known("5.empty");
        double bare = BareSleep.measure().getValueAtPercentile(50);
        double first = Math.max(worst(spin), worst(backOff));
        List<Load> loads = new ArrayList<>();
        loads.add(new Load("busy-spin, first packet after 1 s", worst(spin)));
        loads.add(new Load("back-off with 2 shards, first packet after 1 s", worst(backOff)));
        loads.add(new Load("back-off with 2 shards, longest park", (double) backOff.longestParkNanos()));
        loads.add(new Load("bare sleep of 10 us, median", bare));
        Evidence evidence =
                Evidence.of(row, first, 2L * spin.firstPacketNanos().size()).loads(loads);
        boolean sleeps = backOff.longestParkNanos() > 0;
        return sleeps && bare > row.limit()
                ? new Outcome(
                        row,
                        Verdict.UNSUPPORTED,
                        evidence,
                        String.format(
                                Locale.ROOT,
                                "a bare sleep of 10 us takes %.0f ns here: no thread that sleeps can wake in time",
                                bare))
                : Outcome.judged(row, evidence);
    }

    private static Outcome spinning(IdleFigures backOff, IdleFigures save) {
        Row row = Contract.known("5.spin");
        return Outcome.judged(
                row,
                Evidence.of(row, backOff.cores(), 1)
                        .targetMet(backOff.spinning() <= 1 && save.cores() <= POWER_SAVE_CORES)
                        .loads(List.of(
                                new Load("back-off with 2 shards", backOff.cores()),
                                new Load("power-save with 2 shards", save.cores())))
                        .reason(backOff.spinning() + " of 2 idle threads never gave way"));
    }

    private static double worst(IdleFigures figures) {
        return figures.firstPacketNanos().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElseThrow();
    }
}
