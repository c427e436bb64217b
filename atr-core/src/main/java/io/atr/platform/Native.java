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
import java.util.function.Supplier;

/** How this package reaches the C library: calls that answer what the function does, or the negative errno. */
final class Native {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private Native() {}

    /** One downcall, whose first argument is the memory that takes errno. */
    @FunctionalInterface
    interface Call {
        long apply(MemorySegment state) throws Throwable;
    }

    /** Calls once. */
    static long call(Call call) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            long result = call.apply(state);
            return result == -1L ? -(int) ERRNO.get(state, 0L) : result;
        } catch (Throwable failed) {
            throw new IllegalStateException("native call failed", failed);
        }
    }

    /** Calls until no signal interrupts it. */
    static long callThrough(Call call) {
        long result;
        do {
            result = call(call);
        } while (result == -Errno.EINTR);
        return result;
    }

    /** The function of that name; it fills in errno. */
    static MethodHandle handle(String name, FunctionDescriptor type) {
        return LINKER.downcallHandle(address(name), type, Linker.Option.captureCallState("errno"));
    }

    /** As {@link #handle}, for a function whose arguments from {@code fixed} on are variable ones. */
    static MethodHandle variadic(String name, int fixed, FunctionDescriptor type) {
        return LINKER.downcallHandle(
                address(name), type, Linker.Option.captureCallState("errno"), Linker.Option.firstVariadicArg(fixed));
    }

    /** Code at an address that neither blocks nor calls back, nor fails: a few instructions, without errno. */
    static MethodHandle leaf(long address, FunctionDescriptor type) {
        return LINKER.downcallHandle(MemorySegment.ofAddress(address), type, Linker.Option.critical(false));
    }

    /** What the supplier makes, or empty where this is not a 64-bit Linux or native access is not enabled. */
    static <T> Optional<T> load(Supplier<T> calls) {
        if (!System.getProperty("os.name", "").equals("Linux") || ValueLayout.ADDRESS.byteSize() != 8) {
            return Optional.empty();
        }
        try {
            return Optional.of(calls.get());
        } catch (UnsatisfiedLinkError | IllegalCallerException absent) {
            return Optional.empty();
        }
    }

    private static MemorySegment address(String name) {
        return LINKER.defaultLookup().find(name).orElseThrow(() -> new UnsatisfiedLinkError(name));
    }
}
