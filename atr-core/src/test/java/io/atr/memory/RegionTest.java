package io.atr.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionTest {
    private static final long HUGE = 2L << 20;
    private final List<String> warnings = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 64, 4095, 4096, 4097, 1 << 20, 5_000_001})
    void isZeroedPageAlignedAndInWholePages(long bytes) {
        MemorySegment region = allocate(bytes, MemoryOptions.DEFAULT);
        assertEquals(0, region.address() % 4096);
        assertEquals((bytes + 4095) / 4096 * 4096, region.byteSize());
        assertZero(region);
        assertEquals(List.of(), warnings);
    }

    @ParameterizedTest
    @EnumSource(MemoryOptions.Pages.class)
    void canBeUsedWhateverPagesTheKernelGrants(MemoryOptions.Pages pages) {
        MemorySegment region = allocate(3 * HUGE, new MemoryOptions(pages, false));
        assertTrue(region.byteSize() >= 3 * HUGE);
        assertZero(region);
        region.fill((byte) 1);
        assertTrue(warnings.size() <= 1, warnings::toString);
        for (String warning : warnings) {
            assertTrue(warning.startsWith("the test's: ") && warning.contains("errno"), warning);
            assertTrue(warning.contains("going on with ordinary pages"), warning);
            assertTrue(warning.contains("sysctl") || warning.contains("transparent_hugepage"), warning);
        }
    }

    @Test
    void transparentHugePagesStartOnOne() {
        MemorySegment region = allocate(HUGE + 1, new MemoryOptions(MemoryOptions.Pages.TRANSPARENT_HUGE, false));
        assertEquals(0, region.address() % HUGE);
        assertEquals(2 * HUGE, region.byteSize());
    }

    @Test
    void lockedMemoryThatTheKernelRefusesIsWarnedOf() {
        MemorySegment region = allocate(1 << 20, new MemoryOptions(MemoryOptions.Pages.NORMAL, true));
        assertTrue(warnings.isEmpty() || warnings.get(0).contains("ulimit -l"), warnings::toString);
        assertZero(region);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void hasAtLeastOneByte(long bytes) {
        String message = assertThrows(IllegalArgumentException.class, () -> allocate(bytes, MemoryOptions.DEFAULT))
                .getMessage();
        assertTrue(message.contains("the test's") && message.contains(Long.toString(bytes)), message);
    }

    private MemorySegment allocate(long bytes, MemoryOptions options) {
        return Region.allocate("the test's", bytes, options, warnings::add);
    }

    private static void assertZero(MemorySegment region) {
        for (long at = 0; at < region.byteSize(); at += 8) {
            assertEquals(0, region.get(ValueLayout.JAVA_LONG, at));
        }
    }
}
