package io.atr.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StallMeterTest {
    private static final long WINDOW = 1600;

    @Test
    void forgetsWhatIsOlderThanAWindowAndASixteenth() {
        StallMeter meter = new StallMeter(WINDOW);
        assertEquals(7, meter.add(1000, 7));
        assertEquals(0, meter.add(1000 + WINDOW + WINDOW / 16, 0));
    }

    @Test
    void forgetsInTimeAlsoForThePlacesNextOwner() {
        StallMeter meter = new StallMeter(WINDOW);
        for (int owner = 0; owner < 10; owner++) {
            meter.clear();
        }
        assertEquals(7, meter.add(1000, 7));
        assertEquals(0, meter.add(1000 + WINDOW + WINDOW / 16, 0));
    }

    @Test
    void knowsTheWaitingTimeOfTheWindowToASixteenth() {
        Seeds.each(300, seed -> {
            Random random = Seeds.random(seed);
            StallMeter meter = new StallMeter(WINDOW);
            List<long[]> waits = new ArrayList<>();
            long now = 0;
            for (int i = 0; i < 200; i++) {
                now += random.nextInt(4) == 0 ? random.nextInt(3 * (int) WINDOW) : random.nextInt(100);
                long nanos = random.nextInt(50);
                waits.add(new long[] {now, nanos});
                long sum = meter.add(now, nanos);
                assertTrue(sum >= since(waits, now - WINDOW * 15 / 16), "too little at " + now);
                assertTrue(sum <= since(waits, now - WINDOW), "too much at " + now);
            }
        });
    }

    private static long since(List<long[]> waits, long from) {
        return waits.stream()
                .filter(wait -> wait[0] > from)
                .mapToLong(wait -> wait[1])
                .sum();
    }

    @Test
    void aClockThatJumpsBackForgetsNothing() {
        StallMeter meter = new StallMeter(WINDOW);
        assertEquals(5, meter.add(10_000, 5));
        assertEquals(12, meter.add(2_000, 7));
    }
}
