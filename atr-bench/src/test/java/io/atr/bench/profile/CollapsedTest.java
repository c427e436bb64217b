package io.atr.bench.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CollapsedTest {
    @Test
    void aLineIsAStack() {
        Collapsed read = Collapsed.parse("[atr shard 0 tid=42];java/lang/Thread.run;a void f(int);io/atr/A.b 1200\n");
        assertEquals(
                List.of(new Stack("atr shard 0", List.of("java/lang/Thread.run", "a void f(int)", "io/atr/A.b"), 1200)),
                read.stacks());
        assertEquals(0, read.malformed());
    }

    @Test
    void aThreadNeedsNoNumber() {
        assertEquals("main", Collapsed.parse("[main];a.b 1").stacks().getFirst().thread());
        assertEquals(
                "[x] y",
                Collapsed.parse("[[x] y tid=1];a.b 1").stacks().getFirst().thread());
        assertEquals("", Collapsed.parse("[tid=7];a.b 1").stacks().getFirst().thread());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "[t tid=1];a.b",
                "[t tid=1];a.b ",
                "[t tid=1];a.b x",
                "[t tid=1];a.b -3",
                "[t tid=1];a.b 0",
                "[t tid=1];a.b 1.5",
                "[t tid=1];a.b 99999999999999999999",
                "[t tid=1] 7",
                "[t tid=1]; 7",
                "[t tid=1];a.b;;c.d 7",
                "a.b;c.d 7",
                " 7",
                "7",
            })
    void aMalformedLineIsCountedAndLeftOut(String line) {
        Collapsed read = Collapsed.parse("[t tid=1];a.b 2\n" + line + "\r\n\n  \n[t tid=1];c.d 3");
        assertEquals(1, read.malformed(), line);
        assertEquals(List.of(2L, 3L), read.stacks().stream().map(Stack::samples).toList());
    }

    @Test
    void nothingIsNoStack() {
        assertEquals(new Collapsed(List.of(), 0), Collapsed.parse(""));
    }

    @Test
    void whatWasWrittenIsReadBack() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Stack> written = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            List<String> frames = new ArrayList<>();
            for (int depth = random.nextInt(1, 12); depth > 0; depth--) {
                frames.add(word(random));
            }
            Stack stack = new Stack(word(random), frames, 1 + (random.nextLong() >>> random.nextInt(5, 63)));
            written.add(stack);
            lines.add("[" + stack.thread() + " tid=" + random.nextInt(1, 1 << 22) + "];" + String.join(";", frames)
                    + " " + stack.samples());
        }
        Collections.addAll(lines, "", "");
        assertEquals(new Collapsed(written, 0), Collapsed.parse(String.join("\n", lines)), "seed " + seed);
    }

    /** Neither a separator nor a bracket, and no space at either end. */
    private static String word(Random random) {
        String letters = "abcXYZ019/.$_:<>()*& ";
        StringBuilder word = new StringBuilder();
        for (int left = random.nextInt(1, 30); left > 0; left--) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return "w" + word + "w";
    }
}
