package io.atr.verify.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramsTest {
    @RepeatedTest(10)
    void whatIsWrittenIsReadAgain() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Histogram histogram = new Histogram(10_000_000_000L, 3);
        for (int i = random.nextInt(10_000); i >= 0; i--) {
            histogram.recordValue((long) Math.pow(10, 9 * random.nextDouble()));
        }
        assertEquals(histogram, Histograms.parse(Histograms.text(histogram)), () -> "seed " + seed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no base64!", "AAAA", "HISTFAAAAAB4nJNp"})
    void whatIsNoneIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Histograms.parse(text));
    }
}
