package io.atr.node.serve;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/** A Unix socket that takes datagrams, which the JDK has not. One thread. */
final class DatagramReceiver implements AutoCloseable {
    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int MOST = 4096;

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment buffer = arena.allocate(MOST);
    private final int fd;

    /** @param place a path, or {@code @} and a name in the kernel's own space of names */
    DatagramReceiver(String place) throws Throwable {
        fd = (int) call("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT))
                .invokeExact(AF_UNIX, SOCK_DGRAM, 0);
        byte[] name = place.getBytes(StandardCharsets.UTF_8);
        MemorySegment address = arena.allocate(2L + name.length, 2);
        address.set(JAVA_SHORT, 0, (short) AF_UNIX);
        MemorySegment.copy(name, 0, address, JAVA_BYTE, 2, name.length);
        if (name[0] == '@') {
            address.set(JAVA_BYTE, 2, (byte) 0);
        }
        int refused = (int) call("bind", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT))
                .invokeExact(fd, address, (int) address.byteSize());
        if (fd < 0 || refused != 0) {
            throw new AssertionError("no socket at " + place);
        }
    }

    /** Waits for the next datagram. */
    String next() throws Throwable {
        long length = (long) call("recv", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT))
                .invokeExact(fd, buffer, (long) MOST, 0);
        return new String(buffer.asSlice(0, length).toArray(JAVA_BYTE), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            int closed = (int)
                    call("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT)).invokeExact(fd);
            assert closed == 0;
        } catch (Throwable e) {
            throw new AssertionError(e);
        } finally {
            arena.close();
        }
    }

    private static MethodHandle call(String name, FunctionDescriptor shape) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), shape);
    }
}
