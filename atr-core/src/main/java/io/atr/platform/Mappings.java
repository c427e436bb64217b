package io.atr.platform;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Puts files into a range of addresses, side by side. Each call answers 0 (or an address) on success and the negative
 * errno otherwise. Any thread; not for the hot path.
 */
public final class Mappings {
    private static final int PROT_NONE = 0;
    private static final int PROT_READ = 1;
    private static final int PROT_WRITE = 2;
    private static final int MAP_SHARED = 0x01;
    private static final int MAP_PRIVATE = 0x02;
    private static final int MAP_FIXED = 0x10;
    private static final int MAP_ANONYMOUS = 0x20;
    private static final int MAP_NORESERVE = 0x4000;
    private static final Optional<Mappings> INSTANCE = Native.load(Mappings::new);

    private final MethodHandle mmap;
    private final MethodHandle munmap;
    private final int pageSize;

    private Mappings() {
        var i = ValueLayout.JAVA_INT;
        var l = ValueLayout.JAVA_LONG;
        mmap = Native.handle("mmap", FunctionDescriptor.of(l, l, l, i, i, i, l));
        munmap = Native.handle("munmap", FunctionDescriptor.of(i, l, l));
        MethodHandle pages = Native.handle("getpagesize", FunctionDescriptor.of(i));
        pageSize = (int) Native.call(state -> (int) pages.invokeExact(state));
    }

    /** The calls, or empty where this is not a 64-bit Linux or native access is not enabled. */
    public static Optional<Mappings> instance() {
        return INSTANCE;
    }

    /** The calls; where there are none, an exception that says what they need. */
    public static Mappings required() {
        return INSTANCE.orElseThrow(() -> new UnsupportedOperationException(
                "memory shared between processes needs 64-bit Linux and --enable-native-access"));
    }

    /** Bytes of a page. */
    public int pageSize() {
        return pageSize;
    }

    /** {@code bytes}, rounded up to whole pages. */
    public long wholePages(long bytes) {
        return (bytes + pageSize - 1) / pageSize * pageSize;
    }

    /** Takes a range of addresses, behind which there is nothing yet; answers where it begins. */
    public long reserve(long bytes) {
        int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
        return Native.call(state -> (long) mmap.invokeExact(state, 0L, bytes, PROT_NONE, flags, -1, 0L));
    }

    /** Puts a piece of a file into a range that {@link #reserve} took; sizes and offsets are whole pages. */
    public int place(long address, int fd, long offset, long bytes, boolean writable) {
        int access = writable ? PROT_READ | PROT_WRITE : PROT_READ;
        int flags = MAP_SHARED | MAP_FIXED;
        long at = Native.call(state -> (long) mmap.invokeExact(state, address, bytes, access, flags, fd, offset));
        return at == address ? 0 : (int) at;
    }

    /** Gives a range back, with everything in it. */
    public int unmap(long address, long bytes) {
        return (int) Native.call(state -> (int) munmap.invokeExact(state, address, bytes));
    }
}
