package io.atr.memory;

import io.atr.platform.Posix;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.Consumer;

/**
 * Memory of the data path: zeroed, page-aligned, touched before first use. It is given back when the last object that
 * can reach it is gone, and never earlier: closing a bus cannot pull a page from under a thread that still polls.
 */
public final class Region {
    private static final long PAGE = 4096;
    private static final long HUGE_PAGE = 2L << 20;

    private Region() {}

    /**
     * Allocates a region.
     *
     * @param what names the region in warnings
     * @param bytes its size, rounded up to whole pages
     * @param warnings told, in one sentence each, what the kernel refused and what to do about it
     */
    public static MemorySegment allocate(String what, long bytes, MemoryOptions options, Consumer<String> warnings) {
        if (bytes <= 0) {
            throw new IllegalArgumentException(what + ": a region needs at least one byte, not " + bytes);
        }
        MemorySegment region = Posix.instance()
                .map(posix -> map(posix, what, bytes, options, warnings))
                .orElseGet(() -> plain(what, bytes, options, warnings));
        Placing.place(what, region, options, warnings);
        touch(region);
        lock(what, region, options, warnings);
        return region;
    }

    /** Writes one byte of every page, so that no page fault is left for the hot path. */
    private static void touch(MemorySegment region) {
        for (long at = 0; at < region.byteSize(); at += PAGE) {
            region.set(ValueLayout.JAVA_BYTE, at, (byte) 0);
        }
    }

    private static MemorySegment plain(String what, long bytes, MemoryOptions options, Consumer<String> warnings) {
        if (!options.equals(MemoryOptions.DEFAULT)) {
            warnings.accept(what + ": huge pages and locked memory need 64-bit Linux and"
                    + " --enable-native-access; going on with ordinary memory");
        }
        return Arena.ofAuto().allocate(roundUp(bytes, PAGE), PAGE);
    }

    private static MemorySegment map(
            Posix posix, String what, long bytes, MemoryOptions options, Consumer<String> warnings) {
        if (options.pages() == MemoryOptions.Pages.RESERVED_HUGE) {
            long size = roundUp(bytes, HUGE_PAGE);
            long address = posix.map(size, true);
            if (address > 0) {
                return owned(posix, address, size, address, size);
            }
            warnings.accept("%s: the kernel has no %d reserved huge pages (errno %d); going on with ordinary pages."
                            .formatted(what, size / HUGE_PAGE, -address)
                    + " Reserve them with: sysctl -w vm.nr_hugepages=N");
        }
        if (options.pages() == MemoryOptions.Pages.TRANSPARENT_HUGE) {
            return mapTransparent(posix, what, roundUp(bytes, HUGE_PAGE), warnings);
        }
        long size = roundUp(bytes, PAGE);
        long address = mapOrFail(posix, what, size);
        return owned(posix, address, size, address, size);
    }

    /** Maps one huge page more than is needed, since advice only helps where the range starts on a huge page. */
    private static MemorySegment mapTransparent(Posix posix, String what, long size, Consumer<String> warnings) {
        long mapped = size + HUGE_PAGE;
        long address = mapOrFail(posix, what, mapped);
        long aligned = roundUp(address, HUGE_PAGE);
        int refused = posix.adviseHugePages(aligned, size);
        if (refused != 0) {
            warnings.accept(what + ": the kernel refused transparent huge pages (errno " + -refused
                    + "); going on with ordinary pages."
                    + " Allow them with: echo madvise > /sys/kernel/mm/transparent_hugepage/enabled");
        }
        return owned(posix, address, mapped, aligned, size);
    }

    private static long mapOrFail(Posix posix, String what, long size) {
        long address = posix.map(size, false);
        if (address < 0) {
            throw new OutOfMemoryError(what + ": the kernel refused " + size + " bytes (errno " + -address
                    + "); ask for fewer or smaller lanes and logs");
        }
        return address;
    }

    private static MemorySegment owned(Posix posix, long mapping, long mapped, long address, long size) {
        return MemorySegment.ofAddress(address).reinterpret(size, Arena.ofAuto(), gone -> posix.unmap(mapping, mapped));
    }

    private static void lock(String what, MemorySegment region, MemoryOptions options, Consumer<String> warnings) {
        if (!options.lock() || Posix.instance().isEmpty()) {
            return;
        }
        int refused = Posix.instance().get().lock(region.address(), region.byteSize());
        if (refused != 0) {
            warnings.accept("%s: the kernel refused to lock %,d bytes (errno %d); they may be paged out."
                            .formatted(what, region.byteSize(), -refused)
                    + " Raise the limit with: ulimit -l unlimited");
        }
    }

    private static long roundUp(long value, long unit) {
        return (value + unit - 1) / unit * unit;
    }
}
