package io.atr.node.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ParagraphTest {
    @Test
    void linesAreAsLongAsTheyMayBe() {
        assertEquals(List.of("aa bb", "cc"), Paragraph.wrap("aa bb cc", 7));
        assertEquals(List.of("aa bb cc"), Paragraph.wrap("aa bb cc", 8));
        assertEquals(List.of("- aa", "  bb"), Paragraph.wrap("aa bb", 6, "- ", "  "));
        assertEquals(List.of("long-word", "b"), Paragraph.wrap("long-word b", 4));
    }

    @Test
    void noWordIsLostAndNoLineIsTooLongOrNeedlesslyShort() {
        for (long seed = 0; seed < 1_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder("w");
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append(' ').append("x".repeat(1 + random.nextInt(9)));
            }
            int width = 10 + random.nextInt(30);
            List<String> lines = Paragraph.wrap(text.toString(), width);
            assertEquals(text.toString(), String.join(" ", lines), "seed " + seed);
            for (int i = 0; i < lines.size(); i++) {
                assertTrue(lines.get(i).length() <= width, "seed " + seed);
                if (i > 0) {
                    String firstWord = lines.get(i).split(" ", -1)[0];
                    assertTrue(lines.get(i - 1).length() + 1 + firstWord.length() > width, "seed " + seed);
                }
            }
        }
    }
}
