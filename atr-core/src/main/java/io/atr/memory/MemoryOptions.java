package io.atr.memory;

/**
 * How the data path's memory is to be had.
 *
 * @param pages which pages to ask for
 * @param lock whether to keep the memory from being paged out (needs {@code RLIMIT_MEMLOCK})
 * @param sharedLogs whether logs lie in memory that other processes can be let into, to read
 * @param node the memory node that pages are to come from as long as it has some, or {@link #ANY_NODE}
 */
public record MemoryOptions(Pages pages, boolean lock, boolean sharedLogs, int node) {
    /** In place of a node: that of the processor on which a page is touched first. */
    public static final int ANY_NODE = -1;

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

    /** All of it for this process alone. */
    public MemoryOptions(Pages pages, boolean lock) {
        this(pages, lock, false, ANY_NODE);
    }

    /** The same, with logs that other processes can be let into. */
    public MemoryOptions withSharedLogs() {
        return new MemoryOptions(pages, lock, true, node);
    }

    /** The same, from a node. */
    public MemoryOptions on(int other) {
        return new MemoryOptions(pages, lock, sharedLogs, other);
    }
}
