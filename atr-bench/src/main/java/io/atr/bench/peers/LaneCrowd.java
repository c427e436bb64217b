package io.atr.bench.peers;

import io.atr.bench.load.Workload;
import java.util.ArrayList;
import java.util.List;

/** A few busy lanes among many idle ones, beside the same few alone: pairs of samples, A B A B. */
public final class LaneCrowd {
    private static final Shape SHAPE = new Shape(1024, 16384, 256, Shape.Style.PLAIN);

    private final Plan plan;
    private final Bench bench;
    private final Contender crowded;
    private final Contender alone;

    /**
     * A comparison.
     *
     * @param plan pairs, seconds and processors
     */
    public LaneCrowd(Plan plan, int lanes, int busy) {
        this.plan = plan;
        this.bench = new Bench(plan, Workload.hot());
        this.crowded = new Contender(
                busy + " of " + lanes, busy, List.of(SHAPE), (setup, shape) -> new AtrBus(setup, shape, lanes));
        this.alone = new Contender(busy + " alone", busy, List.of(SHAPE), AtrBus::new);
    }

    /** Plays the pairs; {@link Pair#atr} is the crowd, {@link Pair#other} those alone. */
    public List<Pair> play(Runnable afterEach) {
        bench.sample(crowded, _ -> SHAPE);
        bench.sample(alone, _ -> SHAPE);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < plan.pairs(); i++) {
            pairs.add(new Pair(bench.sample(crowded, _ -> SHAPE), bench.sample(alone, _ -> SHAPE)));
            afterEach.run();
        }
        return pairs;
    }
}
