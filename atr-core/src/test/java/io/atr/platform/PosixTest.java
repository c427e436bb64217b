package io.atr.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Success is 0 or an address, failure is the negative errno. */
class PosixTest {
    private static final int EINVAL = 22;
    private static final int ENOMEM = 12;

    @BeforeEach
    void onLinux() {
        assumeTrue(Posix.instance().isPresent(), "needs Linux and native access");
    }

    @Test
    void mapsAndUnmaps() {
        Posix posix = Posix.instance().orElseThrow();
        long address = posix.map(8192, false);
        assertTrue(address > 0 && address % 4096 == 0, () -> "mapped at " + address);
        assertEquals(0, posix.unmap(address, 8192));
        assertEquals(-EINVAL, posix.unmap(address + 1, 8192));
    }

    @Test
    void tellsWhatTheKernelRefused() {
        Posix posix = Posix.instance().orElseThrow();
        assertEquals(-EINVAL, posix.map(0, false));
        assertEquals(-ENOMEM, posix.map(1L << 60, false));
        assertEquals(-EINVAL, posix.adviseHugePages(1, 4096));
    }
}
