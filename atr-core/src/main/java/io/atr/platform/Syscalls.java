package io.atr.platform;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** System calls that the C library has no function for. Any thread; not for the hot path. */
final class Syscalls {
    private static final Optional<Syscalls> INSTANCE = Native.load(Syscalls::new);
    private static final String ARCHITECTURE = System.getProperty("os.arch", "");

    private final MethodHandle syscall;

    /** A call, and its number on x86-64 and aarch64. */
    enum Call {
        PERF_EVENT_OPEN(298, 241),
        MOVE_PAGES(279, 239),
        MBIND(237, 235);

        private final int amd64;
        private final int aarch64;

        Call(int amd64, int aarch64) {
            this.amd64 = amd64;
            this.aarch64 = aarch64;
        }

        /** Its number here; negative where it is not known. */
        int number() {
            return switch (ARCHITECTURE) {
                case "amd64" -> amd64;
                case "aarch64" -> aarch64;
                default -> -1;
            };
        }
    }

    private Syscalls() {
        var l = ValueLayout.JAVA_LONG;
        syscall = Native.variadic("syscall", 1, FunctionDescriptor.of(l, l, l, l, l, l, l, l));
    }

    /** Answers what the kernel does, or the negative errno; -{@link Posix#ENOSYS} where there is no such call. */
    static long call(Call call, long a, long b, long c, long d, long e, long f) {
        long number = call.number();
        if (number < 0 || INSTANCE.isEmpty()) {
            return -Posix.ENOSYS;
        }
        MethodHandle syscall = INSTANCE.get().syscall;
        return Native.call(state -> (long) syscall.invokeExact(state, number, a, b, c, d, e, f));
    }
}
