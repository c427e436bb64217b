package io.atr.platform;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * What can be done to any file descriptor, and how memory files and event counters come to be. Each call answers 0 or
 * more on success and the negative errno otherwise. Any thread; not for the hot path.
 */
public final class Descriptors {
    private static final int SEEK_END = 2;
    private static final int F_GETFD = 1;
    private static final Optional<Descriptors> INSTANCE = Native.load(Descriptors::new);

    private final MethodHandle close;
    private final MethodHandle fcntl;
    private final MethodHandle lseek;
    private final MethodHandle ftruncate;
    private final MethodHandle memfdCreate;
    private final MethodHandle eventfd;
    private final MethodHandle read;
    private final MethodHandle write;

    private Descriptors() {
        var i = ValueLayout.JAVA_INT;
        var l = ValueLayout.JAVA_LONG;
        var a = ValueLayout.ADDRESS;
        close = Native.handle("close", FunctionDescriptor.of(i, i));
        fcntl = Native.variadic("fcntl", 2, FunctionDescriptor.of(i, i, i, i));
        lseek = Native.handle("lseek", FunctionDescriptor.of(l, i, l, i));
        ftruncate = Native.handle("ftruncate", FunctionDescriptor.of(i, i, l));
        memfdCreate = Native.handle("memfd_create", FunctionDescriptor.of(i, a, i));
        eventfd = Native.handle("eventfd", FunctionDescriptor.of(i, i, i));
        read = Native.handle("read", FunctionDescriptor.of(l, i, a, l));
        write = Native.handle("write", FunctionDescriptor.of(l, i, a, l));
    }

    /** The calls, or empty where this is not a 64-bit Linux or native access is not enabled. */
    public static Optional<Descriptors> instance() {
        return INSTANCE;
    }

    /** The calls; where there are none, an exception that says what they need. */
    public static Descriptors required() {
        return INSTANCE.orElseThrow(() -> new UnsupportedOperationException(
                "memory shared between processes needs 64-bit Linux and --enable-native-access"));
    }

    /** Closes a descriptor; once, also when a signal interrupts it, since the number is free by then. */
    public int close(int fd) {
        return (int) Native.call(state -> (int) close.invokeExact(state, fd));
    }

    /** Whether the number is an open descriptor. */
    public boolean isOpen(int fd) {
        return control(fd, F_GETFD, 0) >= 0;
    }

    /** A file's size in bytes. */
    public long size(int fd) {
        return Native.call(state -> (long) lseek.invokeExact(state, fd, 0L, SEEK_END));
    }

    /** Sets a file's size. */
    public int truncate(int fd, long bytes) {
        return (int) Native.callThrough(state -> (int) ftruncate.invokeExact(state, fd, bytes));
    }

    /** Writes the first bytes of a file or socket. */
    public long write(int fd, MemorySegment from) {
        return Native.callThrough(state -> (long) write.invokeExact(state, fd, from, from.byteSize()));
    }

    /** Reads what is ready. */
    public long read(int fd, MemorySegment into) {
        return Native.callThrough(state -> (long) read.invokeExact(state, fd, into, into.byteSize()));
    }

    int control(int fd, int command, int argument) {
        return (int) Native.callThrough(state -> (int) fcntl.invokeExact(state, fd, command, argument));
    }

    int memoryFile(String name, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocateFrom(name);
            return (int) Native.call(state -> (int) memfdCreate.invokeExact(state, text, flags));
        }
    }

    int eventCounter(int flags) {
        return (int) Native.call(state -> (int) eventfd.invokeExact(state, 0, flags));
    }
}
