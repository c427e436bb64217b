package io.atr.governance;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.Seeds;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RulesPoolTest {
    private static final int SLOTS = 4;

    private final GovernanceSizes sizes = new GovernanceSizes(new ShardMap(1, 8), 4, 2);
    private final AtomicLong oldest = new AtomicLong();
    private final RulesRef ref = new RulesRef(memory(RulesRef.BYTES));
    private final RulesPool pool = pool(ref);

    @Test
    void memoryIsReusedOnlyOnceEveryShardHasMovedOn() {
        Seeds.each(300, seed -> new RulesPoolTest().history(Seeds.random(seed)));
    }

    /** What a shard that still works under an old version would read must never change. */
    private void history(Random random) {
        List<Rules> live = new ArrayList<>();
        Map<Long, Long> wordOf = new HashMap<>();
        Map<Long, byte[]> bytesOf = new HashMap<>();
        wordOf.put(0L, 0L);
        for (int step = 0; step < 200; step++) {
            switch (random.nextInt(5)) {
                case 0, 1 -> compile(random, live);
                case 2 -> {
                    Rules any = live.isEmpty() ? null : live.get(random.nextInt(live.size()));
                    if (any != null) {
                        long version = pool.apply(any);
                        wordOf.put(version, ref.acquire());
                        bytesOf.put(version, bytes(ref.acquire()));
                    }
                }
                case 3 -> {
                    if (!live.isEmpty()) {
                        live.remove(random.nextInt(live.size())).close();
                    }
                }
                default -> oldest.set(oldest.get() + random.nextInt((int) (pool.version() - oldest.get()) + 1));
            }
            for (long version = Math.max(1, oldest.get()); version <= pool.version(); version++) {
                assertEquals(0, Arrays.compare(bytesOf.get(version), bytes(wordOf.get(version))));
            }
        }
    }

    private void compile(Random random, List<Rules> live) {
        RuleSet source = RuleSet.builder()
                .topic(random.nextInt(8), 1 + random.nextInt(1000), 1 + random.nextInt(1000))
                .build();
        try {
            live.add(pool.compile(source));
        } catch (IllegalStateException full) {
            assertTrue(full.getMessage().contains("all 4 slots"), full::getMessage);
        }
    }

    /** Memory that is too small stands for all that nobody expects, an OutOfMemoryError included. */
    @Test
    void whateverGoesWrongWhileCompilingTheSlotIsFreeAgain() {
        RulesPool broken = new RulesPool(sizes, ref, List.of(List.of(memory(64)), List.of(memory(64))), oldest::get);
        RuleSet source = RuleSet.builder().topic(7, 1, 1).build();
        for (int i = 0; i < 5; i++) {
            assertThrows(IndexOutOfBoundsException.class, () -> broken.compile(source), "attempt " + i);
        }
    }

    private byte[] bytes(long word) {
        return pool.part(word, 0).toArray(ValueLayout.JAVA_BYTE);
    }

    @Test
    void fullMeansThatEverySlotIsNeeded() {
        Rules first = pool.compile(RuleSet.EMPTY);
        pool.apply(first);
        for (int i = 1; i < SLOTS; i++) {
            pool.compile(RuleSet.EMPTY);
        }
        assertThrows(IllegalStateException.class, () -> pool.compile(RuleSet.EMPTY));
        first.close();
        oldest.set(1);
        assertThrows(IllegalStateException.class, () -> pool.compile(RuleSet.EMPTY), "it is still in force");
    }

    @Test
    void rulesThatWereNeverInForceGiveTheirSlotBackAtOnce() {
        for (int i = 0; i < 10 * SLOTS; i++) {
            pool.compile(RuleSet.EMPTY).close();
        }
    }

    @Test
    void theSlotOfClosedRulesIsFreeWhenAllWorkUnderALaterVersion() {
        Rules first = pool.compile(RuleSet.EMPTY);
        Rules second = pool.compile(RuleSet.EMPTY);
        pool.apply(first);
        pool.apply(second);
        first.close();
        pool.compile(RuleSet.EMPTY);
        pool.compile(RuleSet.EMPTY);
        oldest.set(1);
        assertThrows(IllegalStateException.class, () -> pool.compile(RuleSet.EMPTY));
        oldest.set(2);
        assertDoesNotThrow(() -> pool.compile(RuleSet.EMPTY));
    }

    @Test
    void refusesRulesThatWereClosedOrAreNotItsOwn() {
        Rules closed = pool.compile(RuleSet.EMPTY);
        closed.close();
        closed.close();
        assertThrows(IllegalStateException.class, () -> pool.apply(closed));
        Rules foreign = pool(new RulesRef(memory(RulesRef.BYTES))).compile(RuleSet.EMPTY);
        assertThrows(IllegalStateException.class, () -> pool.apply(foreign));
        assertEquals(0, pool.version());
    }

    @Test
    void refusesRulesThatDoNotFitTheBusAndGoesOn() {
        for (RuleSet misfit : List.of(
                RuleSet.builder().topic(8, 1, 1).build(),
                RuleSet.builder().sender(4, TopicSet.NONE).build(),
                RuleSet.builder()
                        .sender(1, TopicSet.of(1))
                        .sender(2, TopicSet.of(2))
                        .sender(3, TopicSet.of(3))
                        .build())) {
            assertThrows(IllegalArgumentException.class, () -> pool.compile(misfit));
        }
        for (int i = 0; i < SLOTS; i++) {
            pool.compile(RuleSet.EMPTY);
        }
    }

    private RulesPool pool(RulesRef word) {
        List<List<MemorySegment>> slots = IntStream.range(0, SLOTS)
                .mapToObj(slot -> List.of(memory(sizes.rulesBytes())))
                .toList();
        return new RulesPool(sizes, word, slots, oldest::get);
    }

    private static MemorySegment memory(long bytes) {
        return Arena.ofAuto().allocate(bytes, 128);
    }
}
