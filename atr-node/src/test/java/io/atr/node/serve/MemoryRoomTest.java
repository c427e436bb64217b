package io.atr.node.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryRoomTest {
    @TempDir
    Path root;

    @Test
    void theLeastOfMachineAndGroupsCounts() throws IOException {
        put("proc/meminfo", "MemTotal: 4000 kB\nMemAvailable:   3000 kB\n");
        assertEquals(3000L << 10, MemoryRoom.under(root).bytes());

        put("proc/self/cgroup", "0::/a/b\n");
        put("sys/fs/cgroup/a/b/memory.max", "max\n");
        put("sys/fs/cgroup/a/b/memory.current", "100\n");
        assertEquals(3000L << 10, MemoryRoom.under(root).bytes());

        put("sys/fs/cgroup/a/memory.max", "1048576\n");
        put("sys/fs/cgroup/a/memory.current", "500000\n");
        put("sys/fs/cgroup/a/memory.stat", "anon 1\ninactive_file 100000\n");
        assertEquals(1_048_576 - 400_000, MemoryRoom.under(root).bytes());
        assertTrue(
                MemoryRoom.under(root).source().contains("1.0 MiB"),
                MemoryRoom.under(root).source());

        put("sys/fs/cgroup/a/b/memory.max", "100\n");
        assertEquals(0, MemoryRoom.under(root).bytes());
    }

    @Test
    void theOlderGroupsCountToo() throws IOException {
        put("sys/fs/cgroup/memory/memory.limit_in_bytes", "1000\n");
        put("sys/fs/cgroup/memory/memory.usage_in_bytes", "600\n");
        assertEquals(400, MemoryRoom.under(root).bytes());
    }

    @Test
    void nothingIsKnownWhereNothingIsSaid() {
        assertEquals(Long.MAX_VALUE, MemoryRoom.under(root).bytes());
    }

    private void put(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
