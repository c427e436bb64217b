package io.atr.node.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Held against regular expressions over all short texts, and all short wildcards over each other. */
class WildcardTest {
    /** No wildcard below says c: it stands for every character that is not said. */
    private static final List<String> TEXTS = all("abc", 6);

    private static final List<String> WILDCARDS = all("ab*", 4);

    private static List<String> all(String alphabet, int longest) {
        List<String> texts = new ArrayList<>(List.of(""));
        for (int i = 0; i < texts.size() && texts.get(i).length() < longest; i++) {
            for (char c : alphabet.toCharArray()) {
                texts.add(texts.get(i) + c);
            }
        }
        return texts;
    }

    private static Pattern pattern(String wildcard) {
        return Pattern.compile(wildcard.replace("*", ".*"));
    }

    private static List<String> matching(String wildcard) {
        return TEXTS.stream()
                .filter(text -> pattern(wildcard).matcher(text).matches())
                .toList();
    }

    @Test
    void matchesWhatItStandsFor() {
        for (String wildcard : WILDCARDS) {
            List<String> found =
                    TEXTS.stream().filter(new Wildcard(wildcard)::matches).toList();
            assertEquals(matching(wildcard), found, wildcard);
        }
    }

    @Test
    void matchesAWildcardWhenItStandsForAllOfIt() {
        List<String> some =
                WILDCARDS.stream().filter(text -> text.length() <= 3).toList();
        for (String covered : some) {
            List<String> texts = matching(covered);
            for (String wildcard : WILDCARDS) {
                boolean all = texts.stream()
                        .allMatch(text -> pattern(wildcard).matcher(text).matches());
                assertEquals(all, new Wildcard(wildcard).matches(covered), wildcard + " covers " + covered);
            }
        }
    }

    @Test
    void overlapsWhenSomeTextIsBoth() {
        List<String> some =
                WILDCARDS.stream().filter(text -> text.length() <= 3).toList();
        for (String one : some) {
            List<String> texts = matching(one);
            for (String other : some) {
                boolean any = texts.stream()
                        .anyMatch(text -> pattern(other).matcher(text).matches());
                assertEquals(
                        any,
                        new Wildcard(one).overlaps(new Wildcard(other), new Effort(0)),
                        one + " overlaps " + other);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"*, 0, ''", "a*b*, 2, a", "ab, 2, ab", "'', 0, ''"})
    void partsSaidOutright(String text, int literals, String prefix) {
        assertEquals(literals, new Wildcard(text).literals());
        assertEquals(prefix, new Wildcard(text).prefix());
    }

    @Test
    void workIsCounted() {
        int steps = 1_000_000;
        Effort effort = new Effort(steps);
        Wildcard slow = new Wildcard("*" + "a".repeat(100) + "b*");
        String text = "a".repeat(255);
        for (int i = 0; !effort.isExhausted(); i++) {
            slow.matches(text, effort);
            assertTrue(i < steps / 255, "matching took no effort");
        }
    }
}
