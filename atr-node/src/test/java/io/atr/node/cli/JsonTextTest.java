package io.atr.node.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Test
    void escapesWhatJsonReservesAndKeepsTheRest() {
        assertEquals(
                "\"a\\\"b\\\\c\\n\\r\\t\\u0000\\u001f\\u007f\\u2028\"",
                JsonText.of("a\"b\\c\n\r\t\0\u001f\u007f\u2028"));
        assertEquals("\"µs → 😀 /\"", JsonText.of("µs → 😀 /"));
        assertEquals("\"\\ud83d!\\ude00\"", JsonText.of("\ud83d!\ude00"));
    }

    @Test
    void writesNumbersThatEveryReaderTakes() {
        assertEquals("-9223372036854775808", JsonText.of(Long.MIN_VALUE));
        assertEquals("1.0E8", JsonText.of(1e8));
        assertEquals("null", JsonText.of(Double.NaN));
        assertEquals("null", JsonText.of(Double.NEGATIVE_INFINITY));
        assertEquals("[1, 2]", JsonText.of(new long[] {1, 2}));
        assertEquals("[1.5]", JsonText.of(new double[] {1.5}));
    }

    @Test
    void keepsTheOrderOfMembersAndSkipsNothing() {
        JsonObject object = new JsonObject()
                .put("b", 1)
                .put("a", null)
                .put("empty", new JsonObject())
                .put("list", List.of())
                .put("nested", List.of(new JsonObject().put("x", true)));
        assertEquals("""
                {
                  "b": 1,
                  "a": null,
                  "empty": {},
                  "list": [],
                  "nested": [
                    {
                      "x": true
                    }
                  ]
                }""", object.toString());
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThrows(IllegalArgumentException.class, () -> JsonText.of(new StringBuilder[0].getClass()));
    }

    @Test
    void randomTreesComeBackAsTheyWere() {
        for (long seed = 0; seed < 2_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Object tree = tree(random, 4);
            assertEquals(tree, JsonReader.read(JsonText.of(tree)), "seed " + seed);
        }
    }

    private static Object tree(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> BigDecimal.valueOf(random.nextLong());
            case 1 -> random.nextBoolean();
            case 2 -> text(random);
            case 3 -> null;
            case 4 -> {
                List<Object> items = new ArrayList<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    items.add(tree(random, depth - 1));
                }
                yield items;
            }
            default -> {
                Map<String, Object> members = new LinkedHashMap<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    members.put(text(random), tree(random, depth - 1));
                }
                yield members;
            }
        };
    }

    /** Any chars at all, half surrogates among them; mostly from the corner where escapes live. */
    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append((char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(1 << 16)));
        }
        return text.toString();
    }
}
