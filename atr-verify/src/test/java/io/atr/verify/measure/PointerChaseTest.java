package io.atr.verify.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atr.bench.machine.PinnedThread;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class PointerChaseTest {
    @RepeatedTest(20)
    void oneRingGoesThroughAllLines() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int lines = 1 + random.nextInt(500);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(64L * lines, 64);
            PointerChase.link(memory, random);
            BitSet seen = new BitSet();
            int at = 0;
            for (int i = 0; i < lines; i++) {
                seen.set(at);
                at = PointerChase.walk(memory, at, 1);
            }
            assertEquals(0, at, () -> "seed " + seed);
            assertEquals(lines, seen.cardinality(), () -> "seed " + seed);
        }
    }

    @Test
    void aNodeThatIsNotThereHasNoMemory() {
        assertTrue(Double.isNaN(PointerChase.nanos(PinnedThread.ANYWHERE, 1_000)));
    }
}
