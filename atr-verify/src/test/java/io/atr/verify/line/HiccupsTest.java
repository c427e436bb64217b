package io.atr.verify.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HiccupsTest {
    private final Hiccups hiccups = new Hiccups();

    @Test
    void whatLiesInAHiccupByHalfIsExplainedByIt() {
        hiccups.look(10_000, 20_000);
        assertTrue(hiccups.explain(10_000, 20_000));
        assertTrue(hiccups.explain(15_000, 25_000));
        assertTrue(hiccups.explain(10_000, 30_000));
        assertFalse(hiccups.explain(10_000, 30_001));
        assertFalse(hiccups.explain(20_000, 21_000), "it was over");
        assertFalse(hiccups.explain(5_000, 10_000), "it had not begun");
    }

    @Test
    void aShortOneSomewhereWithinALongLatencyExplainsNothing() {
        hiccups.look(1_000_000, 1_002_000);
        assertFalse(hiccups.explain(0, 20_000_000));
    }

    @Test
    void anOrdinaryTurnIsNone() {
        hiccups.look(0, Hiccups.LEAST_NANOS - 1);
        assertFalse(hiccups.explain(0, Hiccups.LEAST_NANOS - 1));
    }

    @Test
    void theLatestAreRememberedAndAddUp() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            Hiccups some = new Hiccups();
            long base = random.nextLong();
            BitSet away = new BitSet();
            int at = 0;
            for (int i = random.nextInt(Hiccups.KEPT); i > 0; i--) {
                int begin = at + random.nextInt(5_000);
                at = begin + random.nextInt(4_000);
                some.look(base + begin, base + at);
                if (at - begin >= Hiccups.LEAST_NANOS) {
                    away.set(begin, at);
                }
            }
            for (int i = 0; i < 50; i++) {
                int from = random.nextInt(at + 1);
                int to = from + 1 + random.nextInt(20_000);
                boolean expected = 2 * away.get(from, to).cardinality() >= to - from;
                assertEquals(
                        expected, some.explain(base + from, base + to), "seed " + seed + ": " + from + " to " + to);
            }
        }
    }
}
