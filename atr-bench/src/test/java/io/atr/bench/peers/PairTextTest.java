package io.atr.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PairTextTest {
    @RepeatedTest(100)
    void aPairComesBackAsItWas(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Pair pair = new Pair(sample(random), sample(random));
        assertEquals(
                Optional.of(pair), PairText.read(PairText.write(pair)), "seed " + repetition.getCurrentRepetition());
    }

    @Test
    void anythingElseIsNoPair() {
        String line = PairText.write(new Pair(sample(new Random(1)), sample(new Random(2))));
        assertEquals(Optional.empty(), PairText.read(""));
        assertEquals(Optional.empty(), PairText.read("step pairs with raw"));
        assertEquals(Optional.empty(), PairText.read(line + " 1"));
        assertEquals(Optional.empty(), PairText.read(line.substring(0, line.lastIndexOf(' '))));
        assertEquals(Optional.empty(), PairText.read(line.replaceFirst("[0-9]", "x")));
        assertEquals(Optional.empty(), PairText.read(line.replaceAll("[A-Z_]{4,}", "UNHEARD_OF")));
    }

    private static Sample sample(Random random) {
        Shape.Style[] styles = Shape.Style.values();
        return new Sample(
                new Figures(
                        random.nextLong(),
                        random.nextDouble() * 1e9,
                        random.nextDouble(),
                        random.nextDouble(),
                        random.nextDouble()),
                new Shape(random.nextInt(), random.nextInt(), random.nextInt(), styles[random.nextInt(styles.length)]),
                random.nextDouble() * 300,
                random.nextDouble() * 300);
    }
}
