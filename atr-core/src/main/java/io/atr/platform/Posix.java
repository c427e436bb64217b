package io.atr.platform;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Optional;

/**
 * The few calls of the C library that the data plane needs at launch, on Linux. Each answers 0 (or an address) on
 * success and the negative {@code errno} otherwise. Any thread may call; none of these belongs on the hot path.
 */
public final class Posix {
    /** {@code ENOSYS}: the call does not exist here. */
    public static final int ENOSYS = 38;

    private static final int PROT_READ_WRITE = 0x1 | 0x2;
    private static final int MAP_PRIVATE_ANONYMOUS = 0x02 | 0x20;
    private static final int MAP_HUGETLB = 0x40000;
    private static final int MADV_HUGEPAGE = 14;
    private static final int PR_SET_TIMERSLACK = 29;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final Optional<Posix> INSTANCE = load();

    private final MethodHandle mmap;
    private final MethodHandle munmap;
    private final MethodHandle madvise;
    private final MethodHandle mlock;
    private final MethodHandle prctl;
    private final MethodHandle setAffinity;
    private final MethodHandle getAffinity;

    private Posix() {
        var i = ValueLayout.JAVA_INT;
        var l = ValueLayout.JAVA_LONG;
        mmap = handle("mmap", FunctionDescriptor.of(l, l, l, i, i, i, l));
        munmap = handle("munmap", FunctionDescriptor.of(i, l, l));
        madvise = handle("madvise", FunctionDescriptor.of(i, l, l, i));
        mlock = handle("mlock", FunctionDescriptor.of(i, l, l));
        prctl = handle("prctl", FunctionDescriptor.of(i, i, l, l, l, l));
        setAffinity = handle("sched_setaffinity", FunctionDescriptor.of(i, i, l, ValueLayout.ADDRESS));
        getAffinity = handle("sched_getaffinity", FunctionDescriptor.of(i, i, l, ValueLayout.ADDRESS));
    }

    /** The calls, or empty where this is not a 64-bit Linux or native access is not enabled. */
    public static Optional<Posix> instance() {
        return INSTANCE;
    }

    /**
     * Maps fresh, private, zeroed memory.
     *
     * @param bytes a multiple of the page size (of the huge page size with {@code hugeTlb})
     * @return the address, or the negative errno
     */
    public long map(long bytes, boolean hugeTlb) {
        int flags = MAP_PRIVATE_ANONYMOUS | (hugeTlb ? MAP_HUGETLB : 0);
        return call(state -> (long) mmap.invokeExact(state, 0L, bytes, PROT_READ_WRITE, flags, -1, 0L));
    }

    /** Gives a mapping back. */
    public int unmap(long address, long bytes) {
        return (int) call(state -> (int) munmap.invokeExact(state, address, bytes));
    }

    /** Asks for transparent huge pages behind a range. */
    public int adviseHugePages(long address, long bytes) {
        return (int) call(state -> (int) madvise.invokeExact(state, address, bytes, MADV_HUGEPAGE));
    }

    /** Keeps a range in physical memory. */
    public int lock(long address, long bytes) {
        return (int) call(state -> (int) mlock.invokeExact(state, address, bytes));
    }

    /** Sets how late the calling thread's timers may fire, in nanoseconds (the kernel's default is 50,000). */
    public int timerSlack(long nanos) {
        return (int) call(state -> (int) prctl.invokeExact(state, PR_SET_TIMERSLACK, nanos, 0L, 0L, 0L));
    }

    /** Binds the calling thread to the processors whose bits are set in {@code mask} (64 processors a word). */
    public int affinity(MemorySegment mask) {
        return (int) call(state -> (int) setAffinity.invokeExact(state, 0, mask.byteSize(), mask));
    }

    /** Reads the calling thread's processors into {@code mask}. */
    public int readAffinity(MemorySegment mask) {
        return (int) call(state -> (int) getAffinity.invokeExact(state, 0, mask.byteSize(), mask));
    }

    @FunctionalInterface
    private interface Call {
        long apply(MemorySegment state) throws Throwable;
    }

    private static long call(Call call) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            long result = call.apply(state);
            return result == -1L ? -(int) ERRNO.get(state, 0L) : result;
        } catch (Throwable failed) {
            throw new IllegalStateException("native call failed", failed);
        }
    }

    private static MethodHandle handle(String name, FunctionDescriptor type) {
        var address = LINKER.defaultLookup().find(name).orElseThrow(() -> new UnsatisfiedLinkError(name));
        return LINKER.downcallHandle(address, type, Linker.Option.captureCallState("errno"));
    }

    private static Optional<Posix> load() {
        if (!System.getProperty("os.name", "").equals("Linux") || ValueLayout.ADDRESS.byteSize() != 8) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Posix());
        } catch (UnsatisfiedLinkError | IllegalCallerException absent) {
            return Optional.empty();
        }
    }
}
