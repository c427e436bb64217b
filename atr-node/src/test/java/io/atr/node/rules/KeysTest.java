package io.atr.node.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class KeysTest {
    @Test
    void changesAreTheFewest() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            String from = text(random);
            String to = text(random);
            assertEquals(naive(from, to), Keys.changes(from, to), "seed " + seed + ": " + from + " " + to);
        }
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(6), 'a', 'd')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int naive(String from, String to) {
        if (from.isEmpty() || to.isEmpty()) {
            return from.length() + to.length();
        }
        String fromRest = from.substring(1);
        String toRest = to.substring(1);
        int replaced = naive(fromRest, toRest) + (from.charAt(0) == to.charAt(0) ? 0 : 1);
        return Math.min(replaced, 1 + Math.min(naive(fromRest, to), naive(from, toRest)));
    }
}
