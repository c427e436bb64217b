package io.atr.node.serve;

import io.atr.Bus;
import io.atr.BusConfig;
import io.atr.Limits;
import io.atr.Publication;
import io.atr.PublicationOptions;
import io.atr.Rings;
import io.atr.Subscription;
import io.atr.SubscriptionOptions;
import io.atr.agent.ManualClock;
import io.atr.governance.RuleSet;
import io.atr.governance.TopicRule;
import io.atr.governance.TopicSet;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Has the JIT compile the hot path before the first caller comes: drives packets of all verdicts through a small bus of
 * its own, which runs the same code on the caller's thread.
 */
final class WarmUp {
    /** Packets that are driven through; the second compiler takes a loop after some ten thousand rounds. */
    static final int PACKETS = 400_000;

    private static final int SENDER = 1;
    private static final int[] TOPICS = {1, 2, 3, 9};
    private static final int RUN = 64;

    private WarmUp() {}

    /**
     * Drives them, on the calling thread, in a few hundred milliseconds at the most.
     *
     * @return how many packets came out of the log
     */
    static long run() {
        ManualClock clock = new ManualClock();
        try (Bus bus = Bus.onCallersThread(config(), clock);
                Arena arena = Arena.ofConfined()) {
            bus.apply(rules());
            MemorySegment data = arena.allocate(48);
            long[] seen = new long[1];
            try (Publication plain = bus.publish(SENDER);
                    Publication tracked =
                            bus.publish(PublicationOptions.gateway().withVerdicts());
                    Subscription log = bus.subscribe(SubscriptionOptions.gating());
                    Subscription lossy = bus.subscribe(SubscriptionOptions.lossy())) {
                for (int sent = 0; sent < PACKETS; sent += 2 * RUN) {
                    round(plain, tracked, data, sent);
                    clock.advance(1_000);
                    bus.doWork();
                    tracked.pollVerdicts((position, topic, code) -> {}, RUN);
                    seen[0] += log.poll((memory, at) -> {}, 2 * RUN);
                    lossy.poll((memory, at) -> {}, 2 * RUN);
                }
            }
            return seen[0];
        }
    }

    private static void round(Publication plain, Publication tracked, MemorySegment data, int from) {
        for (int i = 0; i < RUN; i++) {
            int topic = TOPICS[(from + i) & 3];
            plain.offer(topic, data, 0, 48);
            tracked.offerAs(SENDER, topic, data, 0, 48);
        }
    }

    /** A topic without a limit, one that is throttled, one that the sender may not use, and one that nobody knows. */
    private static RuleSet rules() {
        return RuleSet.builder()
                .topic(TopicRule.unlimited(1))
                .topic(2, 10_000_000, 100)
                .topic(TopicRule.unlimited(3))
                .sender(SENDER, TopicSet.of(1, 2))
                .build();
    }

    private static BusConfig config() {
        return BusConfig.DEFAULT
                .with(new Limits(1, 4, 4, 16, 16, 4, 4))
                .with(new Rings(256, 1024))
                .with(warning -> {});
    }
}
