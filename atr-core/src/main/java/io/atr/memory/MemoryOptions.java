package io.atr.memory;

/**
 * How the data path's memory is to be had.
 *
 * @param pages which pages to ask for
 * @param lock whether to keep the memory from being paged out (needs {@code RLIMIT_MEMLOCK})
 */
public record MemoryOptions(Pages pages, boolean lock) {
    /** Which pages stand behind a region. */
    public enum Pages {
        /** The system's ordinary pages. */
        NORMAL,
        /** Transparent huge pages, by advice: taken where the kernel has them at hand. */
        TRANSPARENT_HUGE,
        /** Pages of the reserved pool (hugetlbfs); ordinary ones, with a warning, where the pool is too small. */
        RESERVED_HUGE
    }

    /** Ordinary pages, not locked: what works everywhere without a word of warning. */
    public static final MemoryOptions DEFAULT = new MemoryOptions(Pages.NORMAL, false);
}
