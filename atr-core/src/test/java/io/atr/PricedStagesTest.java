package io.atr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.agent.ManualClock;
import io.atr.governance.Reason;
import io.atr.governance.RuleSet;
import io.atr.governance.TopicSet;
import io.atr.packet.Packet;
import io.atr.packet.Words;
import io.atr.shard.BatchPolicy;
import io.atr.shard.Stage;
import io.atr.shard.StagePrices;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Batches that are taken stage by stage get the verdicts and leave the log that the others do. */
class PricedStagesTest {
    private static final int TOPICS = 64;
    private static final int SENDERS = 16;

    @Test
    void verdictsLogAndCountsAreTheSameWhetherStagesArePricedOrNot() {
        long[] blocks = {0};
        Seeds.each(40, seed -> {
            Traffic priced = new Traffic(seed, 1);
            Traffic fused = new Traffic(seed, 0);
            assertEquals(Optional.empty(), firstDifference(fused.run(), priced.run()));
            assertEquals(0, fused.blocks());
            blocks[0] += priced.blocks();
        });
        assertTrue(blocks[0] >= 40 * 5 || Seeds.of(40).count() < 40, "only " + blocks[0] + " blocks were priced");
    }

    @Test
    void aStageCostsWhatTheClockSaysBetweenItsEnds() {
        long[] now = {0};
        BusConfig patient = config().with(new BatchPolicy(4096, 512, Long.MAX_VALUE));
        Bus bus = Bus.onCallersThread(patient, () -> now[0] += 512);
        bus.apply(TestBus.open(config().limits()));
        bus.priceStages(1);
        Publication publication = bus.publish(1);
        publish(publication, 512);
        assertEquals(512, bus.doWork());
        StagePrices prices = bus.stagePrices().getFirst();
        assertEquals(2, prices.blocks());
        for (Stage stage : Stage.values()) {
            assertEquals(2 * 512, prices.nanos(stage), stage.name());
            assertEquals(2, prices.mean(stage), stage.name());
            assertEquals(2, prices.median(stage), 2 / 16.0, stage.name());
            assertEquals(2 / stage.budgetNanos(), prices.budgetUse(stage), 0.1, stage.name());
        }
        assertEquals(10, prices.total(), 10 / 16.0);
        assertEquals(0, prices.since(prices).blocks());
        assertEquals(4, prices.plus(prices).blocks());
    }

    @Test
    void oneBatchInSoManyIsPricedAndOnlyWhereAWholeBlockLiesReady() {
        Bus bus = TestBus.ruled(config(), new ManualClock());
        Publication publication = bus.publish(1);
        assertEquals(0, blocksAfter(bus, publication, 1023, 256));
        assertEquals(1, blocksAfter(bus, publication, 1, 256), "one in 1024 unless told otherwise");
        bus.priceStages(10);
        assertEquals(1, blocksAfter(bus, publication, 9, 256));
        assertEquals(1, blocksAfter(bus, publication, 5, 255), "255 packets are no block");
        assertEquals(2, blocksAfter(bus, publication, 1, 256), "it is due until one has come");
        bus.priceStages(0);
        assertEquals(2, blocksAfter(bus, publication, 3000, 256));
        assertThrows(IllegalArgumentException.class, () -> bus.priceStages(-1));
    }

    @Test
    void nothingIsPricedWithoutBlocks() {
        assertTrue(Double.isNaN(StagePrices.none().median(Stage.POP)));
        assertTrue(Double.isNaN(StagePrices.none().mean(Stage.POP)));
        assertTrue(Double.isNaN(StagePrices.none().total()));
    }

    private static Optional<String> firstDifference(List<Object> expected, List<Object> seen) {
        for (int i = 0; i < Math.max(expected.size(), seen.size()); i++) {
            Object left = i < expected.size() ? expected.get(i) : "nothing";
            Object right = i < seen.size() ? seen.get(i) : "nothing";
            if (!left.equals(right)) {
                return Optional.of("observation " + i + ": " + left + " fused, " + right + " priced");
            }
        }
        return Optional.empty();
    }

    private static long blocksAfter(Bus bus, Publication publication, int batches, int packets) {
        for (int i = 0; i < batches; i++) {
            publish(publication, packets);
            assertEquals(packets, bus.doWork());
        }
        return bus.stagePrices().getFirst().blocks();
    }

    private static void publish(Publication publication, int packets) {
        assertTrue(publication.tryClaim(1, packets) >= 0, "no room");
        publication.commit();
    }

    private static BusConfig config() {
        return BusConfig.DEFAULT
                .with(new Limits(1, 8, 8, TOPICS, SENDERS, SENDERS, 4))
                .with(new Rings(1024, 2048))
                .with(warning -> {
                    throw new AssertionError("warned: " + warning);
                });
    }

    /** Random traffic of a plain lane, a gateway's and another process's, and everything that can be seen of it. */
    private static final class Traffic {
        private static final int STEPS = 30;

        private final Random random;
        private final ManualClock clock = new ManualClock();
        private final Bus bus = Bus.onCallersThread(config(), clock);
        private final List<Publication> publications = new ArrayList<>();
        private final Subscription gating = bus.subscribe(SubscriptionOptions.gating());
        private final Subscription lossy = bus.subscribe(SubscriptionOptions.lossy());
        private final List<Object> seen = new ArrayList<>();

        Traffic(long seed, int oneIn) {
            this.random = Seeds.random(seed);
            bus.priceStages(oneIn);
            bus.apply(rules());
            publications.add(bus.publish(PublicationOptions.sender(1).withVerdicts()));
            publications.add(
                    bus.publish(PublicationOptions.gateway().withVerdicts().withBypass()));
            ForeignClient other = new ForeignClient(bus);
            bus.publishFrom(PublicationOptions.sender(2), other.lanes);
            publications.add(other.publication(2));
        }

        List<Object> run() {
            for (int step = 0; step < STEPS; step++) {
                if (random.nextInt(8) == 0) {
                    bus.apply(rules());
                }
                publications.forEach(this::send);
                clock.advance(random.nextInt(1_000_000));
                seen.add(bus.doWork());
                publications.forEach(this::readVerdicts);
                gating.poll(this::take, random.nextInt(1500));
                lossy.poll(this::take, random.nextInt(1500));
                seen.add(lossy.missed());
            }
            for (Reason reason : Reason.values()) {
                seen.add(bus.status().getFirst().count(reason));
            }
            return seen;
        }

        long blocks() {
            return bus.stagePrices().getFirst().blocks();
        }

        private RuleSet rules() {
            RuleSet.Builder rules = RuleSet.builder();
            for (int topic = 0; topic < TOPICS; topic++) {
                if (random.nextInt(10) != 0) {
                    rules.topic(topic, 1 + random.nextInt(1_000_000_000), 1 + random.nextInt(2000));
                }
            }
            for (int sender = 0; sender < SENDERS; sender++) {
                rules.sender(sender, TopicSet.range(random.nextInt(4), TOPICS - 1), 200 + random.nextInt(2000));
            }
            return rules.build();
        }

        private void send(Publication publication) {
            int count = random.nextInt(3) == 0 ? 1 + random.nextInt(64) : 256 + random.nextInt(500);
            boolean mixed = random.nextBoolean();
            boolean room = publication.tryClaim(random.nextInt(TOPICS), count) >= 0;
            for (int i = 0; i < count; i++) {
                int topic = random.nextInt(TOPICS);
                int sender = random.nextInt(SENDERS);
                int flag = random.nextInt(40);
                if (room) {
                    MemorySegment memory = publication.claimedMemory();
                    long at = publication.claimedAt(i);
                    if (mixed) {
                        memory.set(Words.U32, at + 8, topic);
                    }
                    if (publication == publications.get(1)) {
                        memory.set(Words.U32, at + 12, sender);
                    }
                    if (flag < 20) {
                        memory.set(Words.U64, at, 1L | 1L << flag);
                    }
                    memory.set(Words.U64, at + 16, i);
                }
            }
            if (room) {
                publication.commit();
            }
        }

        private void readVerdicts(Publication publication) {
            publication.pollVerdicts(
                    (position, topic, code) -> seen.add(position + " " + topic + " " + code), Integer.MAX_VALUE);
        }

        private void take(MemorySegment memory, long at) {
            seen.add(Packet.topic(memory, at) + " " + Packet.sender(memory, at) + " " + Packet.dataWord(memory, at, 0)
                    + " " + Packet.flags(memory, at));
        }
    }
}
