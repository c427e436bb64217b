package io.atr.bench.peers;

import java.util.function.BooleanSupplier;

/** Tries every shape of a contender, twice, and answers the one that moved most. */
final class Sweep {
    private static final int ROUNDS = 2;

    private final Bench bench;
    private final BooleanSupplier stop;

    Sweep(Bench bench, BooleanSupplier stop) {
        this.bench = bench;
        this.stop = stop;
    }

    Shape best(Contender contender, Runnable afterEach) {
        double[] moved = new double[contender.shapes().size()];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < moved.length && !stop.getAsBoolean(); i++) {
                moved[i] += bench.trial(contender, contender.shapes().get(i));
                afterEach.run();
            }
        }
        int best = 0;
        for (int i = 1; i < moved.length; i++) {
            best = moved[i] > moved[best] ? i : best;
        }
        return contender.shapes().get(best);
    }

    static int trials(Contender contender) {
        return ROUNDS * contender.shapes().size();
    }
}
