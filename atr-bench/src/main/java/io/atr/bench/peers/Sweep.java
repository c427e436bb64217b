package io.atr.bench.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Tries every shape of a contender, twice. */
final class Sweep {
    private static final int ROUNDS = 2;

    private final Bench bench;
    private final BooleanSupplier stop;

    Sweep(Bench bench, BooleanSupplier stop) {
        this.bench = bench;
        this.stop = stop;
    }

    /** Which shapes are best; at least one is tried even where it is to stop. */
    BestShapes best(Contender contender, Runnable afterEach) {
        List<Trial> trials = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Shape shape : contender.shapes()) {
                if (trials.isEmpty() || !stop.getAsBoolean()) {
                    trials.add(bench.trial(contender, shape));
                    afterEach.run();
                }
            }
        }
        return new BestShapes(trials);
    }

    static int trials(Contender contender) {
        return ROUNDS * contender.shapes().size();
    }
}
