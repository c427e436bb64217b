package io.atr.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.Seeds;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same input and the same clock give the same verdicts and the same log bytes. */
class DeterminismTest {
    @Test
    void everyRunIsRepeatable() {
        Map<String, Long> seen = new HashMap<>();
        long[] handedOut = {0};
        Seeds.each(1000, seed -> {
            Run run = new Run(seed);
            String first = run.hash();
            assertEquals(first, new Run(seed).hash());
            assertTrue(run.judged() > 0, "nothing was judged");
            handedOut[0] += run.handedOut();
            Long other = seen.put(first, seed);
            assertTrue(other == null, "the same hash as seed " + other);
        });
        assertTrue(handedOut[0] > 20L * seen.size(), "the logs are nearly empty: " + handedOut[0]);
    }
}
