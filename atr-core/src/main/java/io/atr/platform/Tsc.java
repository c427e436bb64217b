package io.atr.platform;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The processor's time-stamp counter, read by an instruction of our own. Any thread; where {@link #absence} tells that
 * there is none, readings are 0.
 *
 * <pre>
 *   ordered     rdtscp   shl rdx, 32   or rax, rdx   ret     about 20 ns
 *   unordered   rdtsc    shl rdx, 32   or rax, rdx   ret     about 10 ns
 * </pre>
 *
 * <p>{@code rdtsc} may be carried out while loads before it still wait for their line: the time of a packet that another
 * processor wrote could then lie before its arrival. {@code rdtscp} waits for all loads before it, as the kernel's own
 * clock does; {@code lfence} in front of {@code rdtsc} does as well, and took a nanosecond more where both were measured.
 */
public final class Tsc {
    private static final byte[] ORDERED = code(0x0f, 0x01, 0xf9, 0x48, 0xc1, 0xe2, 0x20, 0x48, 0x09, 0xd0, 0xc3);
    private static final byte[] UNORDERED = code(0x0f, 0x31, 0x48, 0xc1, 0xe2, 0x20, 0x48, 0x09, 0xd0, 0xc3);

    private static final long ORDERED_AT;
    private static final long UNORDERED_AT;
    private static final Optional<String> ABSENCE;

    static {
        Optional<String> lack = TscSupport.lack(Path.of("/"), System.getProperty("os.arch", ""));
        ORDERED_AT = lack.isPresent() ? 0 : MachineCode.place(ORDERED);
        UNORDERED_AT = lack.isPresent() ? 0 : MachineCode.place(UNORDERED);
        ABSENCE = lack.or(() -> refusal(Math.min(ORDERED_AT, UNORDERED_AT)));
    }

    /** Static and final: that is what lets the compiler call the code directly. */
    private static final MethodHandle READ_ORDERED = handle(ORDERED_AT);

    private static final MethodHandle READ_UNORDERED = handle(UNORDERED_AT);

    private Tsc() {}

    /** Why there is no counter to be read; empty where there is one. */
    public static Optional<String> absence() {
        return ABSENCE;
    }

    /** Ticks so far, taken after everything that this thread has loaded by now. */
    public static long ordered() {
        try {
            return (long) READ_ORDERED.invokeExact();
        } catch (Throwable impossible) {
            throw new AssertionError("four instructions cannot fail", impossible);
        }
    }

    /** Ticks so far, perhaps taken a little before loads of this thread are through; for gaps between two readings. */
    public static long unordered() {
        try {
            return (long) READ_UNORDERED.invokeExact();
        } catch (Throwable impossible) {
            throw new AssertionError("four instructions cannot fail", impossible);
        }
    }

    private static Optional<String> refusal(long address) {
        return address > 0
                ? Optional.empty()
                : Optional.of("the kernel lets this process make no code of its own: " + Errno.text(address)
                        + "; native access and mprotect(PROT_EXEC) are needed (SELinux: execmem)");
    }

    private static MethodHandle handle(long address) {
        return ABSENCE.isPresent()
                ? MethodHandles.constant(long.class, 0L)
                : Native.leaf(address, FunctionDescriptor.of(ValueLayout.JAVA_LONG));
    }

    private static byte[] code(int... bytes) {
        byte[] code = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            code[i] = (byte) bytes[i];
        }
        return code;
    }
}
