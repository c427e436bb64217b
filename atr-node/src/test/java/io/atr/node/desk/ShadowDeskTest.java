package io.atr.node.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.Bus;
import io.atr.BusConfig;
import io.atr.Limits;
import io.atr.Publication;
import io.atr.governance.Reason;
import io.atr.node.rules.RulesReader;
import java.lang.foreign.MemorySegment;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ShadowDeskTest {
    private static final int TOPICS = 8;
    /** What a bucket of one token a second holds more than the rules say. */
    private static final int SLACK = 1;

    private static final String ACTIVE = """
            version: 1
            topics:
              - {name: a, ids: 1-6}
            senders:
              - {name: s, id: 1, publish: ["*"]}
            """;
    private static final String SHADOW = """
            version: 1
            topics:
              - {name: a, ids: 0-3}
              - {name: b, ids: 4-5}
            senders:
              - {name: s, id: 1, publish: ["*"], deny: ["b"]}
            """;

    @Test
    void itCountsWhoseVerdictWouldBeAnother() throws Exception {
        long seed = 17;
        Random random = new Random(seed);
        try (Bus bus = Bus.start(BusConfig.DEFAULT.with(new Limits(2, 1, 1, TOPICS, 2, 2, 4)));
                ShadowDesk desk = new ShadowDesk(bus, InstantSource.system(), warning -> {})) {
            bus.apply(RulesReader.parse("a", ACTIVE).rules());
            ShadowState started = desk.start("shadow.yaml", SHADOW);
            assertTrue(started.running(), started::toString);
            long[] passed = new long[TOPICS];
            long[] refused = new long[TOPICS];
            long all = 0;
            try (Publication publication = bus.publish(1)) {
                for (int i = 0; i < 3000; i++) {
                    int topic = random.nextInt(TOPICS);
                    while (publication.offer(topic, MemorySegment.NULL, 0, 0) < 0) {
                        Thread.onSpinWait();
                    }
                    if (topic >= 1 && topic <= 6) {
                        passed[topic]++;
                        all++;
                    } else {
                        refused[topic]++;
                    }
                }
                while (publication.count(Reason.ALLOWED) < all
                        || publication.count(Reason.E_GOV_UNKNOWN_TOPIC) < 3000 - all) {
                    Thread.onSpinWait();
                }
            }
            ShadowState seen = desk.stop();
            assertFalse(seen.running());
            assertEquals(0, seen.missed());
            assertEquals(3000, seen.judged(), "seed " + seed);
            assertEquals(passed[1] + passed[2] + passed[3] + refused[7], seen.agreed());
            TreeMap<Integer, Disagreement> byTopic = new TreeMap<>();
            seen.disagreements().forEach(one -> byTopic.put(one.topic(), one));
            assertEquals(
                    List.of(
                            new Disagreement(1, 0, Reason.E_GOV_UNKNOWN_TOPIC, Reason.ALLOWED, refused[0]),
                            new Disagreement(1, 4, Reason.ALLOWED, Reason.E_GOV_DENYLISTED, passed[4]),
                            new Disagreement(1, 5, Reason.ALLOWED, Reason.E_GOV_DENYLISTED, passed[5]),
                            new Disagreement(1, 6, Reason.ALLOWED, Reason.E_GOV_UNKNOWN_TOPIC, passed[6])),
                    List.copyOf(byTopic.values()));
            List<Long> sizes =
                    seen.disagreements().stream().map(Disagreement::packets).toList();
            assertEquals(sizes.stream().sorted(Comparator.reverseOrder()).toList(), sizes);
        }
    }

    @Test
    void oneAtATimeAndOnlyByGoodRules() {
        try (Bus bus = Bus.start(BusConfig.DEFAULT.with(new Limits(1, 1, 1, TOPICS, 2, 2, 4)));
                ShadowDesk desk = new ShadowDesk(bus, InstantSource.system(), warning -> {})) {
            ShadowState bad = desk.start("bad.yaml", "version: 2\n");
            assertFalse(bad.running());
            assertTrue(bad.findings().getFirst().startsWith("bad.yaml:1:"), bad::toString);
            assertEquals(List.of(), desk.start("one.yaml", SHADOW).findings());
            ShadowState second = desk.start("two.yaml", SHADOW);
            assertEquals("one.yaml", second.name());
            assertTrue(second.findings().getFirst().contains("stop it first"), second::toString);
            desk.stop();
            assertEquals("two.yaml", desk.start("two.yaml", SHADOW).name(), "its subscriber's place was given back");
        }
    }

    @Test
    void theSameRulesAgree() throws Exception {
        String limited = ACTIVE.replace("ids: 1-6", "ids: 1-6, rate: 1/s, burst: 5");
        try (Bus bus = Bus.start(BusConfig.DEFAULT.with(new Limits(1, 1, 1, TOPICS, 2, 2, 4)));
                ShadowDesk desk = new ShadowDesk(bus, InstantSource.system(), warning -> {})) {
            bus.apply(RulesReader.parse("a", limited).rules());
            desk.start("same.yaml", limited);
            try (Publication publication = bus.publish(1)) {
                for (int i = 0; i < 5000; i++) {
                    while (publication.offer(1, MemorySegment.NULL, 0, 0) < 0) {
                        Thread.onSpinWait();
                    }
                }
                while (publication.count(Reason.ALLOWED) + publication.count(Reason.E_GOV_THROTTLED) < 5000) {
                    Thread.onSpinWait();
                }
                assertTrue(publication.count(Reason.E_GOV_THROTTLED) > 0);
            }
            ShadowState seen = desk.stop();
            assertEquals(5000, seen.judged() + seen.missed());
            assertTrue(seen.judged() - seen.agreed() <= SLACK, seen::toString);
        }
    }
}
