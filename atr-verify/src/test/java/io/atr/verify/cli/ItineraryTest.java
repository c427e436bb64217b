package io.atr.verify.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atr.verify.measure.Effort;
import io.atr.verify.measure.Measurement;
import io.atr.verify.measure.Setting;
import io.atr.verify.row.Outcome;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ItineraryTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong now = new AtomicLong(-3 * SECOND);

    @Test
    void oneThatEndsEarlyCountsInFullAndOneThatIsLateNoMoreThanThat() {
        Itinerary itinerary = new Itinerary(List.of(of("a", 10), of("b", 20)), Effort.QUICK, now::get);
        assertEquals(30, itinerary.seconds());
        assertEquals("a", itinerary.next().name());
        now.addAndGet(4 * SECOND);
        assertEquals(4, itinerary.done());
        assertEquals("1/2 a, 4 of 10 s: 2 3.1", itinerary.words());
        itinerary.next();
        assertEquals(10, itinerary.done());
        now.addAndGet(50 * SECOND);
        assertEquals(30, itinerary.done());
        assertEquals("2/2 b, 50 of 20 s: 2 3.1", itinerary.words());
    }

    private static Measurement of(String name, double seconds) {
        return new Measurement() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<String> rows() {
                return List.of("2", "3.1");
            }

            @Override
            public double seconds(Effort effort) {
                return seconds;
            }

            @Override
            public List<Outcome> measure(Setting setting) {
                return List.of();
            }
        };
    }
}
