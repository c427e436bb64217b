package io.atr.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/** Every way of access reaches the same bits and leaves the neighbours alone. */
class CellsTest {
    private static final long VALUE = 0x8123_4567_89AB_CDEFL;
    private final MemorySegment memory = Arena.ofAuto().allocate(24, 8);

    @Test
    void words() {
        Cells.release(memory, 8, VALUE);
        assertWord(VALUE);
        Cells.opaque(memory, 8, ~VALUE);
        assertWord(~VALUE);
        Cells.set(memory, 8, VALUE);
        assertWord(VALUE);
    }

    @Test
    void halfWords() {
        Cells.opaqueInt(memory, 8, -2);
        Cells.setInt(memory, 12, -3);
        assertEquals(-2, Cells.getInt(memory, 8));
        assertEquals(-3, Cells.opaqueInt(memory, 12));
        assertWord(0xFFFF_FFFDFFFF_FFFEL);
    }

    @Test
    void bytes() {
        Cells.releaseByte(memory, 9, (byte) -1);
        assertEquals(-1, Cells.opaqueByte(memory, 9));
        assertWord(0xFF00);
    }

    private void assertWord(long expected) {
        assertEquals(expected, Cells.acquire(memory, 8));
        assertEquals(expected, Cells.opaque(memory, 8));
        assertEquals(expected, Cells.get(memory, 8));
        assertEquals(0, Cells.get(memory, 0));
        assertEquals(0, Cells.get(memory, 16));
    }
}
