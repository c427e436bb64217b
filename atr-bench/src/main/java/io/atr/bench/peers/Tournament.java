package io.atr.bench.peers;

import io.atr.bench.load.Workload;
import io.atr.bench.machine.Placement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Compares ATR with its peers on one workload: first the best shape of everybody, then pairs of samples, A B A B, until
 * one placement has as many steady pairs as were asked for.
 */
public final class Tournament {
    private static final int TRIES_FOR_A_PAIR = 3;

    private final Plan plan;
    private final Workload workload;
    private final Bench bench;
    private final Consumer<String> step;
    private final BooleanSupplier stop;
    private final Map<Integer, Shape> atrShapes = new HashMap<>();

    /**
     * A tournament.
     *
     * @param step told after every trial and every pair what was done
     * @param stop asked before every trial and every pair whether to come to an end
     */
    public Tournament(Plan plan, Workload workload, Consumer<String> step, BooleanSupplier stop) {
        this.plan = plan;
        this.workload = workload;
        this.bench = new Bench(plan, workload);
        this.step = step;
        this.stop = stop;
    }

    /** Steps that {@link #play} reports, if no pair has to be dropped. */
    public static int steps(Plan plan) {
        int steps = 0;
        for (Peer peer : plan.peers()) {
            steps += Sweep.trials(Contenders.of(peer)) + plan.pairs();
        }
        return steps
                + plan.peers().stream()
                        .map(Peer::publishers)
                        .distinct()
                        .mapToInt(_ -> Sweep.trials(Contenders.atr(1)))
                        .sum();
    }

    /** About how long one workload takes: each sample needs a third of a second around it. */
    public static double estimateNanos(Plan plan) {
        double around = 0.3e9;
        int pairs = plan.peers().size() * plan.pairs();
        int trials = steps(plan) - pairs;
        return pairs * 2 * (plan.warmUpNanos() + plan.streamNanos() + plan.tripNanos() + around)
                + trials * (2 * plan.trialNanos() + around);
    }

    /** Plays all matches, or as many as there is time for. */
    public List<Match> play() {
        List<Match> matches = new ArrayList<>();
        for (Peer peer : plan.peers()) {
            if (stop.getAsBoolean()) {
                break;
            }
            Shape atrShape = atrShapes.computeIfAbsent(peer.publishers(), many -> best(Contenders.atr(many)));
            matches.add(play(peer, atrShape, best(Contenders.of(peer))));
        }
        return matches;
    }

    private Shape best(Contender contender) {
        return new Sweep(bench, stop)
                .best(contender, () -> step.accept("shapes of " + contender.name() + ", " + workload.name()));
    }

    private Match play(Peer peer, Shape atrShape, Shape peerShape) {
        List<Pair> steady = new ArrayList<>();
        Map<Placement, Integer> counts = new EnumMap<>(Placement.class);
        int played = 0;
        while (played < TRIES_FOR_A_PAIR * plan.pairs() && !stop.getAsBoolean()) {
            Sample ours = bench.sample(Contenders.atr(peer.publishers()), atrShape);
            Pair pair = new Pair(ours, bench.sample(Contenders.of(peer), peerShape));
            played++;
            if (pair.steady()) {
                steady.add(pair);
                step.accept("pairs with " + peer.label() + ", " + workload.name());
                if (counts.merge(pair.placement(), 1, Integer::sum) >= plan.pairs()) {
                    break;
                }
            }
        }
        return new Match(peer, atrShape, peerShape, steady, played - steady.size());
    }
}
