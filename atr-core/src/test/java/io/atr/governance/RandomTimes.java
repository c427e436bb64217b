package io.atr.governance;

import java.util.Random;

/** Times at which a bucket is likely to err: when it gets a token, when it is full, far off, and backwards. */
final class RandomTimes {
    private static final long SECOND = 1_000_000_000L;

    private final Random random;
    private long at;

    RandomTimes(Random random) {
        this.random = random;
        at = random.nextInt(4) == 0 ? random.nextLong() : random.nextLong(SECOND);
    }

    long next(TopicRule rule) {
        long rate = rule.isUnlimited() ? 1 : rule.rate();
        long toToken = SECOND / rate;
        long toFull = rule.burst() * SECOND / rate;
        long about = random.nextInt(5) - 2;
        at += switch (random.nextInt(12)) {
            case 0, 1 -> 0;
            case 2, 3, 4 -> toToken + about;
            case 5 -> toToken * (1 + random.nextInt(5)) + about;
            case 6 -> toFull + about;
            case 7 -> random.nextLong(toFull + 1);
            case 8 -> random.nextLong(1 + toToken);
            case 9 -> -random.nextLong(1 + toFull);
            case 10 -> random.nextInt(40) == 0 ? random.nextLong() : about;
            default -> random.nextInt(1000);
        };
        return at;
    }
}
