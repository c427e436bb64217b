package io.atr.platform;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Map;
import java.util.Optional;

/** System calls that the C library has no function for. Any thread; not for the hot path. */
final class Syscalls {
    private static final Optional<Syscalls> INSTANCE = Native.load(Syscalls::new);
    private static final Map<String, Integer> COLUMNS = Map.of("amd64", 0, "aarch64", 1);
    private static final int COLUMN = COLUMNS.getOrDefault(System.getProperty("os.arch", ""), -1);

    private final MethodHandle syscall;

    /** A call, and its number on x86-64 and aarch64. */
    enum Call {
        PERF_EVENT_OPEN(298, 241),
        MOVE_PAGES(279, 239),
        MBIND(237, 235);

        private final int[] numbers;

        Call(int... numbers) {
            this.numbers = numbers;
        }
    }

    private Syscalls() {
        var l = ValueLayout.JAVA_LONG;
        syscall = Native.variadic("syscall", 1, FunctionDescriptor.of(l, l, l, l, l, l, l, l));
    }

    /** Answers what the kernel does, or the negative errno; -{@link Posix#ENOSYS} where there is no such call. */
    static long call(Call call, long a, long b, long c, long d, long e, long f) {
        if (COLUMN < 0 || INSTANCE.isEmpty()) {
            return -Posix.ENOSYS;
        }
        MethodHandle syscall = INSTANCE.get().syscall;
        long number = call.numbers[COLUMN];
        return Native.call(state -> (long) syscall.invokeExact(state, number, a, b, c, d, e, f));
    }
}
