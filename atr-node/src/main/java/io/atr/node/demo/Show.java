package io.atr.node.demo;

import io.atr.governance.Verdict;
import io.atr.node.cli.StopSignal;
import io.atr.node.cli.Terminal;
import io.atr.platform.Affinity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Plays the demo from the first act to the last. One thread, once. */
final class Show {
    private static final double ZIPF = 1.0;
    private static final long REHEARSAL_NANOS = 1_000;

    /** More often than by default: the one act that has whole blocks is short. */
    private static final int STAGES_ONE_IN = 128;

    private static final long ADOPTION_PATIENCE_NANOS = 2_000_000_000L;

    private final DemoSettings settings;
    private final Stage stage;
    private final Terminal terminal;
    private final StopSignal stop;
    private final Timetable timetable;
    private final Script script;
    private final Map<Act, Figures> acts = new EnumMap<>(Act.class);
    private final List<RuleSwap.Cost> swaps = new ArrayList<>();
    private Optional<SwapStorm> storm = Optional.empty();
    private long played;
    private long begun;

    /** @param stage where it is shown; warnings of the bus go to the terminal's stderr */
    Show(DemoSettings settings, Stage stage, Terminal terminal, StopSignal stop) {
        this.settings = settings;
        this.stage = stage;
        this.terminal = terminal;
        this.stop = stop;
        this.timetable = new Timetable(settings.seconds());
        this.script = new Script(new Random(settings.seed()), new Zipf(Market.SYMBOLS, ZIPF));
    }

    /** Plays it; what was seen until the end, or until the stop signal. */
    Outcome play() {
        stage.introduce(settings);
        if (settings.seats().traffic() >= 0) {
            warnIfRefused(Affinity.pin(settings.seats().traffic()));
        }
        warmUp();
        Histogram hiccups = Hiccups.measure(timetable.hiccupNanos());
        try (Exchange exchange = Exchange.open(settings, terminal.err()::println)) {
            Traffic traffic = new Traffic(exchange, script, new Pace(settings.rate()), stop);
            open(exchange);
            exchange.priceStages(STAGES_ONE_IN);
            begun = System.nanoTime();
            for (Act act : Act.values()) {
                if (!stop.isRaised()) {
                    play(act, exchange, traffic);
                }
            }
            traffic.settle();
            return new Outcome(
                    settings,
                    acts,
                    swaps,
                    storm,
                    exchange.status().stagePrices(),
                    hiccups,
                    exchange.riskCheck().damaged() + exchange.dashboard().damaged(),
                    lost(exchange),
                    exchange.riskCheck().isAligned(),
                    stop.isRaised());
        }
    }

    /** Has the code compiled before anything is measured: every act for a moment, on an exchange of its own. */
    private void warmUp() {
        long each = timetable.warmUpNanos() / 5;
        try (Exchange exchange = Exchange.open(settings, warning -> {})) {
            Traffic traffic = new Traffic(exchange, script, new Pace(settings.rate()), stop);
            exchange.apply(MarketRules.OPENING);
            exchange.priceStages(1);
            traffic.full(each);
            exchange.priceStages(0);
            rehearse(traffic, exchange, each);
            traffic.paced(each, null);
            traffic.paced(each, new SwapStorm(exchange, each / 10_000));
            traffic.full(each);
        }
    }

    /** Single swaps too: the one that the audience is told about would otherwise be the first that this code ever made. */
    private static void rehearse(Traffic traffic, Exchange exchange, long nanos) {
        RuleSwap swap = traffic.swap();
        long begun = System.nanoTime();
        long now = begun;
        for (int i = 0; now - begun < nanos; i++) {
            swap.request((i & 1) == 0 ? MarketRules.HALT : MarketRules.OPENING, now + REHEARSAL_NANOS);
            for (swap.step(now); swap.isUnderWay() && now - begun < nanos; swap.step(now)) {
                exchange.serve(1);
                now = System.nanoTime();
            }
            now = System.nanoTime();
        }
    }

    /** Puts the first rules in force: without any, everything would be refused. */
    private void open(Exchange exchange) {
        RuleSwap swap = new RuleSwap(exchange);
        long begun = System.nanoTime();
        swap.request(MarketRules.OPENING, begun);
        while (swap.isUnderWay()) {
            if (System.nanoTime() - begun > ADOPTION_PATIENCE_NANOS) {
                throw new IllegalStateException("the shard did not adopt the first rules within 2 s");
            }
            exchange.serve(1);
            swap.step(System.nanoTime());
        }
        swaps.add(swap.cost(MarketRules.OPENING));
    }

    private void play(Act act, Exchange exchange, Traffic traffic) {
        stage.announce(act, settings);
        long window = timetable.windowNanos(act);
        if (act == Act.HALT) {
            traffic.swap().request(MarketRules.HALT, System.nanoTime() + window / 10);
        } else if (act == Act.SWAP_STORM) {
            storm = Optional.of(new SwapStorm(exchange, timetable.swapPeriodNanos()));
        }
        long latest = begun + timetable.endNanos(act);
        for (int i = 0; i < timetable.windows(act) && (i == 0 || System.nanoTime() - latest < 0); i++) {
            if (stop.isRaised()) {
                break;
            }
            Figures seen = act == Act.FULL_SPEED
                    ? traffic.full(window)
                    : traffic.paced(window, act == Act.SWAP_STORM ? storm.orElse(null) : null);
            acts.merge(act, seen, Figures::plus);
            played += seen.nanos();
            stage.show(TimeUnit.NANOSECONDS.toMillis(played) / 1e3, seen);
            if (act == Act.HALT && i == 0 && !traffic.swap().isUnderWay()) {
                swaps.add(traffic.swap().cost(MarketRules.HALT));
                stage.show(swaps.getLast());
            }
        }
        conclude(act);
    }

    private void conclude(Act act) {
        if (act == Act.SWAP_STORM) {
            storm.ifPresent(stage::show);
        } else if (act == Act.FULL_SPEED) {
            Figures seen = acts.get(act);
            if (seen != null) {
                stage.showSpeed(seen);
            }
        }
    }

    /** Packets that were allowed and never reached the risk check. */
    private static long lost(Exchange exchange) {
        return Tally.of(exchange).count(Verdict.ALLOW) - exchange.riskCheck().seen();
    }

    private void warnIfRefused(int answer) {
        if (answer != 0) {
            terminal.err()
                    .println("the traffic's thread could not be pinned to processor %d (errno %d); it goes on unpinned"
                            .formatted(settings.seats().traffic(), -answer));
        }
    }
}
