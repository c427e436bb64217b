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
 * Compares ATR with peers on one workload, in this JVM: first the best shapes of both, then pairs of samples, A B A B,
 * until one placement has as many steady pairs as were asked for.
 */
public final class Tournament {
    private static final int TRIES_FOR_A_PAIR = 3;

    private final Plan plan;
    private final Workload workload;
    private final Bench bench;
    private final Consumer<String> step;
    private final BooleanSupplier stop;
    private final Map<Integer, BestShapes> atrShapes = new HashMap<>();

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

    /** Plays with one peer, as often as there is time for. */
    public Match play(Peer peer) {
        Contender atr = Contenders.atr(peer.publishers());
        Contender other = Contenders.of(peer);
        BestShapes atrShapes = this.atrShapes.computeIfAbsent(peer.publishers(), _ -> best(atr));
        BestShapes peerShapes = best(other);
        List<Pair> steady = new ArrayList<>();
        Map<Placement, Integer> counts = new EnumMap<>(Placement.class);
        int played = 0;
        while (played < TRIES_FOR_A_PAIR * plan.pairs() && !stop.getAsBoolean()) {
            Pair pair = new Pair(bench.sample(atr, atrShapes::in), bench.sample(other, peerShapes::in));
            played++;
            if (pair.steady()) {
                steady.add(pair);
                step.accept("pairs with " + peer.label() + ", " + workload.name());
                if (counts.merge(pair.placement(), 1, Integer::sum) >= plan.pairs()) {
                    break;
                }
            }
        }
        return new Match(peer, steady, played - steady.size());
    }

    private BestShapes best(Contender contender) {
        return new Sweep(bench, stop)
                .best(contender, () -> step.accept("shapes of " + contender.name() + ", " + workload.name()));
    }
}
