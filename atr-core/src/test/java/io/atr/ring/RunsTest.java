package io.atr.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atr.Seeds;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunsTest {
    private static final int BLOCK = 256;

    private final Runs runs = new Runs(BLOCK);

    @Test
    void theRunsAreTheStretchesOfSetBits() {
        Seeds.each(500, seed -> {
            Random random = Seeds.random(seed);
            long[] words = new long[BLOCK / Long.SIZE];
            for (int i = 0; i < words.length; i++) {
                words[i] = switch (random.nextInt(5)) {
                    case 0 -> -1L;
                    case 1 -> 0;
                    case 2 -> 0x5555_5555_5555_5555L;
                    case 3 -> ~(1L << random.nextInt(64));
                    default -> random.nextLong();
                };
            }
            check(words);
        });
    }

    @Test
    void asManyAsThereCanBeFit() {
        check(new long[] {0x5555_5555_5555_5555L, 0x5555_5555_5555_5555L, 0x5555_5555_5555_5555L, 0x5555_5555_5555_5555L
        });
        assertEquals(BLOCK / 2, runs.count());
    }

    private void check(long[] words) {
        runs.clear();
        for (int i = 0; i < words.length; i++) {
            runs.add(i * Long.SIZE, words[i]);
        }
        List<String> seen = new ArrayList<>();
        for (int run = 0; run < runs.count(); run++) {
            seen.add(runs.first(run) + "+" + runs.length(run));
        }
        assertEquals(model(BitSet.valueOf(words)), seen);
        assertEquals(BitSet.valueOf(words).cardinality(), runs.packets());
    }

    private static List<String> model(BitSet allowed) {
        List<String> stretches = new ArrayList<>();
        for (int from = allowed.nextSetBit(0); from >= 0; ) {
            int end = allowed.nextClearBit(from);
            stretches.add(from + "+" + (end - from));
            from = allowed.nextSetBit(end);
        }
        return stretches;
    }
}
