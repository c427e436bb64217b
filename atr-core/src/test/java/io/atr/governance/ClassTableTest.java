package io.atr.governance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atr.memory.Cells;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random classes of two words, few and many different ones, beside a map. */
class ClassTableTest {
    private static final int BYTES = 16;
    private static final int FIRST = 64;

    @ParameterizedTest(name = "{0} values")
    @ValueSource(ints = {1, 3, 40, 5000})
    void equalOnesShareAnOffset(int values) {
        long seed = new SplittableRandom().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        int classes = 3000;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(FIRST + (classes + 1L) * BYTES, 64);
            ClassTable table = new ClassTable(memory, FIRST, BYTES);
            Map<List<Long>, Integer> model = new HashMap<>();
            for (int i = 0; i < classes; i++) {
                List<Long> words = List.of((long) random.nextInt(values), (long) random.nextInt(values) << 32);
                Cells.set(memory, table.next(), words.getFirst());
                Cells.set(memory, table.next() + Long.BYTES, words.getLast());
                int fresh = (model.size() + 1) * BYTES;
                model.putIfAbsent(words, fresh);
                assertEquals(model.get(words), table.intern(), "seed " + seed + ", class " + i);
            }
            model.forEach((words, offset) -> {
                assertEquals(words.getFirst(), Cells.get(memory, FIRST + offset), "seed " + seed);
                assertEquals(words.getLast(), Cells.get(memory, FIRST + offset + Long.BYTES), "seed " + seed);
            });
        }
    }
}
