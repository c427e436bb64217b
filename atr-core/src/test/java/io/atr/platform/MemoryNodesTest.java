package io.atr.platform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryNodesTest {
    private static final int PAGES = 5_000; // more than one question
    private static final int NOWHERE = 63;

    @TempDir
    Path root;

    @Test
    void aPageLiesWhereItWasBoundToAndIsNowhereBeforeItIsTouched() {
        assumeTrue(Posix.instance().isPresent(), "needs Linux and native access");
        Posix posix = Posix.instance().orElseThrow();
        int page = Mappings.required().pageSize();
        long bytes = (long) PAGES * page;
        long address = posix.map(bytes, false);
        int[] nodes = new int[PAGES];
        try {
            int told = MemoryNodes.ofPages(address, nodes);
            if (told != 0) {
                assertTrue(told == -Posix.ENOSYS || told == -Errno.EPERM, () -> "errno " + -told);
                return;
            }
            int[] none = new int[PAGES];
            java.util.Arrays.fill(none, -Errno.ENOENT);
            assertArrayEquals(none, nodes);
            int node = NodeMap.here().withMemory().nextSetBit(0);
            assertEquals(0, MemoryNodes.bind(address, bytes, node));
            assertEquals(-Errno.EINVAL, MemoryNodes.bind(address, bytes, NOWHERE));
            assertEquals(-Errno.EINVAL, MemoryNodes.bind(address, bytes, -1));
            MemorySegment memory = MemorySegment.ofAddress(address).reinterpret(bytes);
            for (int i = 0; i < PAGES; i++) {
                memory.set(ValueLayout.JAVA_BYTE, (long) i * page, (byte) 1);
            }
            assertEquals(0, MemoryNodes.ofPages(address, nodes));
            java.util.Arrays.fill(none, node);
            assertArrayEquals(none, nodes);
        } finally {
            posix.unmap(address, bytes);
        }
    }

    @Test
    void aProcessorsNodeIsRead() throws IOException {
        Files.createDirectories(root.resolve("sys/devices/system/cpu/cpu3/node1"));
        Files.createDirectories(root.resolve("sys/devices/system/cpu/cpu3/nodes7"));
        Files.createDirectories(root.resolve("sys/devices/system/cpu/cpu4/cache"));
        Files.createDirectories(root.resolve("sys/devices/system/node"));
        Files.writeString(root.resolve("sys/devices/system/node/has_memory"), "0-1,3\n");
        NodeMap map = new NodeMap(root);
        assertEquals(OptionalInt.of(1), map.ofProcessor(3));
        assertEquals(OptionalInt.empty(), map.ofProcessor(4));
        assertEquals(OptionalInt.empty(), map.ofProcessor(5));
        assertEquals("{0, 1, 3}", map.withMemory().toString());
        assertEquals(new BitSet(), new NodeMap(root.resolve("nothing")).withMemory());
    }

    @RepeatedTest(50)
    void strangeNamesAreNoNodes() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Path cpu = root.resolve("sys/devices/system/cpu/cpu0");
        for (int i = 0; i < 10; i++) {
            StringBuilder name = new StringBuilder("node" + random.nextInt(10));
            for (int more = 1 + random.nextInt(6); more > 0; more--) {
                name.append("x -_".charAt(random.nextInt(4)));
            }
            Files.createDirectories(cpu.resolve(name.toString()));
        }
        assertEquals(OptionalInt.empty(), new NodeMap(root).ofProcessor(0), () -> "seed " + seed);
        Files.createDirectories(cpu.resolve("node2"));
        assertEquals(OptionalInt.of(2), new NodeMap(root).ofProcessor(0), () -> "seed " + seed);
    }
}
