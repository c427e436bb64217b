package io.atr.governance;

import java.util.Random;

/** Rules of every magnitude, the extremes included. */
final class RandomRules {
    private RandomRules() {}

    static TopicRule topic(Random random, int id) {
        return random.nextInt(12) == 0 ? TopicRule.unlimited(id) : TopicRule.limited(id, any(random), any(random));
    }

    /** A number in 1..10^9: as often small as large. */
    private static long any(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> 1;
            case 1 -> TopicRule.MAX - random.nextInt(2);
            case 2 -> 1 + random.nextInt(3);
            default -> Math.min(TopicRule.MAX, 1 + (random.nextLong() >>> (34 + random.nextInt(29))));
        };
    }
}
