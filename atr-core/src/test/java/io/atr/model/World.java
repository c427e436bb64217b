package io.atr.model;

import io.atr.BusConfig;
import io.atr.Limits;
import io.atr.Rings;
import io.atr.Seeds;
import io.atr.shard.BatchPolicy;
import io.atr.shard.StallPolicy;
import java.util.Random;
import org.junit.jupiter.api.Assertions;

/** One random bus: its limits, and ids and bytes that mostly fit it. */
final class World {
    private static final int[] SHARDS = {1, 1, 2, 3, 5};
    private static final int PUBLISHERS = 6;
    private static final int SUBSCRIBERS = 4;
    private static final int RULES = 4;

    final Random random;
    final Tally tally;
    final ModelLimits limits;

    World(long seed, Tally tally) {
        this.tally = tally;
        this.random = Seeds.random(seed);
        boolean patient = random.nextBoolean();
        long stallLimit = 1 + random.nextLong(4000);
        this.limits = new ModelLimits(
                SHARDS[random.nextInt(SHARDS.length)],
                10 + random.nextInt(20),
                4 + random.nextInt(8),
                PUBLISHERS,
                SUBSCRIBERS,
                RULES,
                2 << random.nextInt(6),
                64,
                64 + random.nextInt(3) * random.nextInt(50),
                1 + random.nextInt(3) * random.nextInt(40),
                patient ? StallPolicy.NEVER : stallLimit,
                stallLimit * (1 + random.nextInt(10)));
    }

    BusConfig config() {
        return BusConfig.DEFAULT
                .with(new Limits(
                        limits.shards(),
                        limits.publishers(),
                        limits.subscribers(),
                        limits.topics(),
                        limits.senders(),
                        limits.senders(),
                        limits.rules()))
                .with(new Rings(limits.laneSlots(), limits.logSlots()))
                .with(new BatchPolicy(limits.batchPackets(), limits.lanePackets(), 1L << 40))
                .with(new StallPolicy(limits.stallLimit(), limits.stallWindow()))
                .with(warning -> Assertions.fail("warned: " + warning));
    }

    boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    /** A topic of the bus, and now and then one that is not. */
    int topic() {
        if (oneIn(25)) {
            return oneIn(2) ? limits.topics() + random.nextInt(100) : -1 - random.nextInt(1000);
        }
        return random.nextInt(limits.topics());
    }

    /** A sender of the bus, and now and then one that is not. */
    int sender() {
        return oneIn(20) ? limits.senders() + random.nextInt(200) : random.nextInt(limits.senders());
    }

    byte[] bytes(int atMost) {
        byte[] bytes = new byte[random.nextInt(atMost + 1)];
        random.nextBytes(bytes);
        return bytes;
    }
}
