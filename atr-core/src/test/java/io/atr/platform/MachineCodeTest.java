package io.atr.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MachineCodeTest {
    /** {@code mov eax, 42; ret}. */
    private static final byte[] FORTY_TWO = {(byte) 0xb8, 42, 0, 0, 0, (byte) 0xc3};

    @Test
    void itsPageCanBeRunButNotWritten() throws Throwable {
        assumeTrue(Posix.instance().isPresent(), "needs Linux and native access");
        long address = MachineCode.place(FORTY_TWO);
        if (address < 0) {
            assertEquals(-Errno.EACCES, address, "refused, and not by a rule against code");
            return;
        }
        assertEquals("r-xp", access(address));
        if (System.getProperty("os.arch").equals("amd64")) {
            assertEquals(42, (int) Native.leaf(address, FunctionDescriptor.of(ValueLayout.JAVA_INT))
                    .invokeExact());
        }
    }

    private static String access(long address) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/maps"))) {
            String[] parts = line.split("[- ]", 4);
            if (Long.parseUnsignedLong(parts[0], 16) <= address && address < Long.parseUnsignedLong(parts[1], 16)) {
                return line.split(" ")[1];
            }
        }
        return "not mapped";
    }
}
