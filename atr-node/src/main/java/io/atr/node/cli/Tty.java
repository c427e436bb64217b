package io.atr.node.cli;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;

/** Asks the system about the terminal behind a file descriptor; where it does not tell, there is none. */
final class Tty {
    private static final long LINUX_WINDOW_SIZE = 0x5413;
    private static final long MAC_WINDOW_SIZE = 0x4008_7468;

    private Tty() {}

    /** Whether a descriptor (1 stdout, 2 stderr) is a terminal. */
    static boolean isTerminal(int descriptor) {
        try {
            Linker linker = Linker.nativeLinker();
            var isatty = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("isatty"), FunctionDescriptor.of(JAVA_INT, JAVA_INT));
            return (int) isatty.invokeExact(descriptor) == 1;
        } catch (Throwable e) {
            return false;
        }
    }

    /** Columns of the terminal, 0 where nobody knows. */
    static int columns(int descriptor) {
        try (Arena arena = Arena.ofConfined()) {
            Linker linker = Linker.nativeLinker();
            var ioctl = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("ioctl"),
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
                    Linker.Option.firstVariadicArg(2));
            MemorySegment size = arena.allocate(8, 8);
            long request = System.getProperty("os.name", "").startsWith("Mac") ? MAC_WINDOW_SIZE : LINUX_WINDOW_SIZE;
            return (int) ioctl.invokeExact(descriptor, request, size) == 0 ? size.get(JAVA_SHORT, 2) & 0xFFFF : 0;
        } catch (Throwable e) {
            return 0;
        }
    }
}
