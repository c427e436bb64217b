package io.atr.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PausesTest {
    private final Pauses pauses = new Pauses();

    @Test
    void aNodeThatIsAwayIsLookedForOften() {
        assertEquals(List.of(50, 100, 200, 400, 800, 1600, 2000, 2000), some(8, false));
    }

    @Test
    void aNodeThatRefusesIsLeftInPeaceMoreAndMore() {
        assertEquals(
                List.of(50, 100, 200, 400, 800, 1600, 3200, 6400, 12_800, 25_600, 51_200, 60_000, 60_000),
                some(13, true));
        assertEquals(2000, pauses.after(false), "it went away: it may come back at any moment");
        pauses.reset();
        assertEquals(50, pauses.after(true));
    }

    private List<Integer> some(int number, boolean refused) {
        return IntStream.range(0, number).mapToObj(i -> pauses.after(refused)).toList();
    }
}
