package io.atr;

import io.atr.agent.ManualClock;
import io.atr.governance.RuleSet;
import io.atr.governance.TopicRule;
import io.atr.governance.TopicSet;
import io.atr.packet.Words;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Assertions;

/** Small buses, and the few inputs that nearly every test needs. */
public final class TestBus {
    /** 48 bytes that nobody looks at. */
    public static final MemorySegment DATA = Arena.global().allocate(48, 8);

    private TestBus() {}

    /** Room for 64 topics and 16 senders, lanes of 16 and logs of 64 packets; a warning fails the test. */
    public static BusConfig config(int shards) {
        return BusConfig.DEFAULT
                .with(new Limits(shards, 8, 8, 64, 16, 8, 4))
                .with(new Rings(16, 64))
                .with(warning -> Assertions.fail("warned: " + warning));
    }

    /** One shard on the caller's thread, under {@link #open}. */
    public static Bus single(ManualClock clock) {
        return ruled(config(1), clock);
    }

    /** A bus on the caller's thread, under {@link #open}. */
    public static Bus ruled(BusConfig config, ManualClock clock) {
        Bus bus = Bus.onCallersThread(config, clock);
        bus.apply(open(config.limits()));
        return bus;
    }

    /** Rules under which everybody may publish everything without a limit. */
    public static RuleSet open(Limits limits) {
        RuleSet.Builder rules = RuleSet.builder();
        TopicSet all = TopicSet.range(0, limits.topics() - 1);
        for (int topic = 0; topic < limits.topics(); topic++) {
            rules.topic(TopicRule.unlimited(topic));
        }
        for (int sender = 0; sender < limits.senders(); sender++) {
            rules.sender(sender, all);
        }
        return rules.build();
    }

    /** One packet of 8 bytes that hold {@code value}. */
    public static long offer(Publication publication, int topic, long value) {
        return publication.offer(topic, word(value), 0, 8);
    }

    /** Eight bytes that hold {@code value}. */
    public static MemorySegment word(long value) {
        MemorySegment word = Arena.ofAuto().allocate(8, 8);
        word.set(Words.U64, 0, value);
        return word;
    }
}
