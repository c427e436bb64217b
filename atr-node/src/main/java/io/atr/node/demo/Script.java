package io.atr.node.demo;

import java.util.random.RandomGenerator;

/**
 * Who sends what, and how long after the one before: drawn ahead from a seed, so that the traffic loop only looks it
 * up. It repeats after {@link #LENGTH} lines. Immutable; any thread.
 */
final class Script {
    /** Lines; a power of two. */
    static final int LENGTH = 1 << 16;

    /** The gap that stands for the mean. */
    static final int MEAN_GAP = 1 << 10;

    private static final double RUNAWAY_SHARE = 0.10;
    private static final double INTRUDER_SHARE = 0.02;
    private static final double LONGEST_GAP = 8;

    private final byte[] players = new byte[LENGTH];
    private final short[] topics = new short[LENGTH];
    private final short[] symbols = new short[LENGTH];
    private final short[] gaps = new short[LENGTH];

    Script(RandomGenerator random, Zipf popularity) {
        for (int i = 0; i < LENGTH; i++) {
            Player player = player(random.nextDouble());
            int symbol = popularity.pick(random.nextDouble());
            players[i] = (byte) player.ordinal();
            symbols[i] = (short) symbol;
            topics[i] = (short) (player == Player.RUNAWAY ? Market.QUOTES : symbol);
            gaps[i] = (short) (MEAN_GAP * Math.min(LONGEST_GAP, -Math.log(1 - random.nextDouble())));
        }
    }

    /** The ordinal of the {@link Player} of a line. */
    int player(int line) {
        return players[line & (LENGTH - 1)];
    }

    /** The topic that it sends on. */
    int topic(int line) {
        return topics[line & (LENGTH - 1)];
    }

    /** The symbol of the line, whoever sends it. */
    int symbol(int line) {
        return symbols[line & (LENGTH - 1)];
    }

    /** Time since the line before, in parts of {@link #MEAN_GAP}; exponentially distributed. */
    int gap(int line) {
        return gaps[line & (LENGTH - 1)];
    }

    private static Player player(double uniform) {
        if (uniform < INTRUDER_SHARE) {
            return Player.INTRUDER;
        }
        if (uniform < INTRUDER_SHARE + RUNAWAY_SHARE) {
            return Player.RUNAWAY;
        }
        double rest = (uniform - INTRUDER_SHARE - RUNAWAY_SHARE) / (1 - INTRUDER_SHARE - RUNAWAY_SHARE);
        return Player.DESKS.get((int) (rest * Player.DESKS.size()));
    }
}
