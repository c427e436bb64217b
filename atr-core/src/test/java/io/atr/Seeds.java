package io.atr;

import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** Seeds of random tests: a fixed number, as many as {@code -Datr.seeds} says, or the one of {@code -Datr.seed}. */
public final class Seeds {
    private Seeds() {}

    /** Seeds 1..{@code usual}, unless a property says otherwise. */
    public static LongStream of(int usual) {
        Long one = Long.getLong("atr.seed");
        return one != null ? LongStream.of(one) : LongStream.rangeClosed(1, Integer.getInteger("atr.seeds", usual));
    }

    /** A generator for a seed. The first numbers of {@link Random} itself hardly differ for seeds close together. */
    public static Random random(long seed) {
        return new Random(new SplittableRandom(seed).nextLong());
    }

    /** A case that is to be run with a seed. */
    @FunctionalInterface
    public interface Case {
        /** Throws when it fails. */
        void run(long seed);
    }

    /** Runs a case with every seed; a failure names the seed. */
    public static void each(int usual, Case body) {
        of(usual).forEach(seed -> {
            try {
                body.run(seed);
            } catch (AssertionError | RuntimeException failed) {
                throw new AssertionError("seed " + seed + ": " + failed.getMessage(), failed);
            }
        });
    }
}
