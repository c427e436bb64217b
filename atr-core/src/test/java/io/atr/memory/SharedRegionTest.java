package io.atr.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.atr.Seeds;
import io.atr.platform.Descriptors;
import io.atr.platform.Errno;
import io.atr.platform.Mappings;
import io.atr.platform.MemoryFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What others can and cannot do to memory whose descriptor they have. */
class SharedRegionTest {
    private static final long PAGE = 4096;

    @BeforeEach
    void onLinux() {
        assumeTrue(Descriptors.instance().isPresent(), "needs Linux and native access");
    }

    @Test
    void nobodyCanChangeItsSize() {
        try (SharedRegion region = region(3 * PAGE, false)) {
            Descriptors calls = Descriptors.required();
            assertEquals(-Errno.EPERM, calls.truncate(region.fd(), PAGE));
            assertEquals(-Errno.EPERM, calls.truncate(region.fd(), 9 * PAGE));
            assertEquals(3 * PAGE, calls.size(region.fd()));
        }
    }

    @Test
    void whatIsReadOnlyIsSoForWhoeverHasTheDescriptor() throws IOException {
        try (SharedRegion region = region(PAGE, true)) {
            assertEquals(-Errno.EPERM, Descriptors.required().write(region.fd(), text()));
            assertThrows(IOException.class, () -> SharedMapping.map(region.file(), true));
            try (RandomAccessFile again = new RandomAccessFile("/proc/self/fd/" + region.fd(), "rw")) {
                assertThrows(IOException.class, () -> again.write(1), "opened a second time");
            }
            MemorySegment reader = SharedMapping.map(region.file(), false);
            region.memory().set(ValueLayout.JAVA_LONG, 8, 77);
            assertEquals(77, reader.get(ValueLayout.JAVA_LONG, 8));
        }
    }

    @Test
    void whatIsNotReadOnlyCanBeWritten() throws IOException {
        try (SharedRegion region = region(PAGE, false)) {
            assertEquals(8, Descriptors.required().write(region.fd(), text()));
            MemorySegment other = SharedMapping.map(region.file(), true);
            other.set(ValueLayout.JAVA_LONG, 64, 5);
            assertEquals(5, region.memory().get(ValueLayout.JAVA_LONG, 64));
        }
    }

    @Test
    void theMemoryOutlivesTheDescriptor() {
        SharedRegion region = region(PAGE, true);
        int fd = region.fd();
        region.close();
        region.close();
        assertFalse(Descriptors.required().isOpen(fd));
        assertThrows(IllegalStateException.class, region::fd);
        region.memory().set(ValueLayout.JAVA_LONG, 0, 1);
        assertEquals(1, region.memory().get(ValueLayout.JAVA_LONG, 0));
    }

    @Test
    void piecesOfFilesLieSideBySide() {
        Seeds.each(20, seed -> {
            Random random = Seeds.random(seed);
            try (SharedRegion first = region(4 * PAGE, true);
                    SharedRegion second = region(4 * PAGE, false)) {
                int at = random.nextInt(4);
                int pages = 1 + random.nextInt(4 - at);
                int from = random.nextInt(4);
                MemorySegment both = SharedMapping.map(
                        List.of(
                                new SharedMapping.Piece(first.file(), at * PAGE, pages * PAGE, false),
                                new SharedMapping.Piece(second.file(), from * PAGE, PAGE, true)),
                        () -> {});
                long inFirst = random.nextInt((int) (pages * PAGE / 8)) * 8L;
                long inSecond = random.nextInt((int) PAGE / 8) * 8L;
                first.memory().set(ValueLayout.JAVA_LONG, at * PAGE + inFirst, seed);
                both.set(ValueLayout.JAVA_LONG, pages * PAGE + inSecond, -seed);
                assertEquals(seed, both.get(ValueLayout.JAVA_LONG, inFirst));
                assertEquals(-seed, second.memory().get(ValueLayout.JAVA_LONG, from * PAGE + inSecond));
                assertEquals((pages + 1L) * PAGE, both.byteSize());
            } catch (IOException refused) {
                throw new AssertionError(refused);
            }
        });
    }

    @Test
    void piecesBeyondTheFileAreRefused() {
        try (SharedRegion region = region(PAGE, false)) {
            for (long[] piece :
                    new long[][] {{0, 2 * PAGE}, {PAGE, PAGE}, {1, PAGE}, {0, 100}, {0, 0}, {-PAGE, PAGE}}) {
                var wrong = List.of(new SharedMapping.Piece(region.file(), piece[0], piece[1], true));
                assertThrows(IllegalArgumentException.class, () -> SharedMapping.map(wrong, () -> {}));
            }
        }
    }

    @Test
    void receivedMemoryMustBeSealedAndAsLargeAsAnnounced() throws IOException {
        MemoryFile open = MemoryFile.create("not sealed", PAGE);
        IOException refused = assertThrows(IOException.class, () -> MemoryFile.received("sent", open.fd(), PAGE));
        assertTrue(refused.getMessage().contains("seal its size"), refused::getMessage);
        assertFalse(Descriptors.required().isOpen(open.fd()), "a refused descriptor is closed");

        MemoryFile shorter = MemoryFile.create("shorter", PAGE); // no region, which would close the number once more
        shorter.seal(false);
        refused = assertThrows(IOException.class, () -> MemoryFile.received("sent", shorter.fd(), 2 * PAGE));
        assertTrue(refused.getMessage().contains("4096 bytes, not the 8192"), refused::getMessage);
    }

    @Test
    void isUnmappedWhenNobodyCanReachIt() {
        String name = "atr-unmapped-" + System.nanoTime();
        SharedRegion region = SharedRegion.create(name.substring(4), PAGE, true, Assertions::fail);
        int fd = region.fd();
        assertEquals(1, mappings(name));
        assertTrue(region.memory().byteSize() > 0);
        region = null;
        for (int i = 0; i < 100 && mappings(name) > 0; i++) {
            System.gc();
            Thread.onSpinWait();
        }
        assertEquals(0, mappings(name));
        assertEquals(0, descriptors(name), () -> "descriptor " + fd);
    }

    private static long mappings(String name) {
        try (var lines = java.nio.file.Files.lines(java.nio.file.Path.of("/proc/self/maps"))) {
            return lines.filter(line -> line.contains(name)).count();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static long descriptors(String name) {
        try (var open = java.nio.file.Files.list(java.nio.file.Path.of("/proc/self/fd"))) {
            return open.filter(link -> target(link).contains(name)).count();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static String target(java.nio.file.Path link) {
        try {
            return java.nio.file.Files.readSymbolicLink(link).toString();
        } catch (IOException gone) {
            return "";
        }
    }

    private static SharedRegion region(long bytes, boolean readOnlyForOthers) {
        assertEquals(PAGE, Mappings.required().pageSize());
        return SharedRegion.create("test", bytes, readOnlyForOthers, Assertions::fail);
    }

    private static MemorySegment text() {
        return Arena.ofAuto().allocate(8);
    }
}
