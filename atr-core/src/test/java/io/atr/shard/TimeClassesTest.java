package io.atr.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.Seeds;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeClassesTest {
    @Test
    void theClassesFollowOneAnotherWithoutGapOrOverlap() {
        assertEquals(0, TimeClasses.from(0));
        for (int i = 1; i <= TimeClasses.COUNT; i++) {
            assertTrue(TimeClasses.from(i) > TimeClasses.from(i - 1), "class " + i);
            assertEquals(i - 1, TimeClasses.of(TimeClasses.from(i) - 1), "the last of class " + (i - 1));
            assertEquals(Math.min(i, TimeClasses.COUNT - 1), TimeClasses.of(TimeClasses.from(i)), "the first of " + i);
        }
    }

    @Test
    void everyDurationLiesInItsClassWhichIsAnEighthWide() {
        Seeds.each(20, seed -> {
            Random random = Seeds.random(seed);
            for (int i = 0; i < 1000; i++) {
                long nanos = random.nextLong() >>> (1 + random.nextInt(63));
                int timeClass = TimeClasses.of(nanos);
                assertTrue(TimeClasses.from(timeClass) <= nanos, nanos + " ns");
                if (timeClass < TimeClasses.COUNT - 1) {
                    long width = TimeClasses.from(timeClass + 1) - TimeClasses.from(timeClass);
                    assertTrue(nanos < TimeClasses.from(timeClass) + width, nanos + " ns");
                    assertTrue(width == 1 || width * 8 <= TimeClasses.from(timeClass), nanos + " ns");
                }
            }
        });
    }
}
