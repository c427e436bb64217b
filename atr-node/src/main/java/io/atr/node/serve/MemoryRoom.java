package io.atr.node.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How much memory may still be had, in bytes, and what says so. Without the check a bus that is too large would be killed
 * as it touches its pages, without a word.
 *
 * @param bytes at least 0
 * @param source for people
 */
record MemoryRoom(long bytes, String source) {
    private static final MemoryRoom UNKNOWN = new MemoryRoom(Long.MAX_VALUE, "unknown");

    /** The room of this process. */
    static MemoryRoom current() {
        return under(Path.of("/"));
    }

    /** The room of the process whose system's files lie below a folder: the least of machine and control groups. */
    static MemoryRoom under(Path root) {
        MemoryRoom least = ofMachine(root.resolve("proc/meminfo"));
        Path top = root.resolve("sys/fs/cgroup");
        Path group = top.resolve(group(root.resolve("proc/self/cgroup")));
        for (; group != null && group.startsWith(top); group = group.getParent()) {
            least = lesser(least, ofGroup(group, "memory.max", "memory.current", "inactive_file"));
        }
        return lesser(
                least,
                ofGroup(
                        top.resolve("memory"),
                        "memory.limit_in_bytes",
                        "memory.usage_in_bytes",
                        "total_inactive_file"));
    }

    private static MemoryRoom ofMachine(Path meminfo) {
        return lines(meminfo).stream()
                .filter(line -> line.startsWith("MemAvailable:"))
                .map(line -> number(line.replaceAll("[^0-9]", "")))
                .filter(kib -> kib >= 0)
                .map(kib -> new MemoryRoom(kib << 10, "the machine's available memory"))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** Page cache that nobody uses counts as taken, but is given back on demand. */
    private static MemoryRoom ofGroup(Path group, String limitFile, String takenFile, String cacheName) {
        long limit = first(group.resolve(limitFile));
        long taken = first(group.resolve(takenFile));
        if (limit < 0 || taken < 0) {
            return UNKNOWN;
        }
        long cache = lines(group.resolve("memory.stat")).stream()
                .filter(line -> line.startsWith(cacheName + " "))
                .mapToLong(line -> number(line.substring(cacheName.length() + 1)))
                .findFirst()
                .orElse(0);
        return new MemoryRoom(
                Math.max(0, limit - Math.max(0, taken - cache)),
                "the memory limit of this container (" + MemoryNeed.mib(limit) + " MiB)");
    }

    private static String group(Path file) {
        return lines(file).stream()
                .filter(line -> line.startsWith("0::/"))
                .map(line -> line.substring("0::/".length()))
                .filter(path -> !path.contains(".."))
                .findFirst()
                .orElse("");
    }

    private static MemoryRoom lesser(MemoryRoom a, MemoryRoom b) {
        return b.bytes < a.bytes ? b : a;
    }

    private static long first(Path file) {
        List<String> lines = lines(file);
        return lines.isEmpty() ? -1 : number(lines.getFirst());
    }

    /** The number, or -1: "max" is no limit. */
    private static long number(String text) {
        String digits = text.strip();
        return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : -1;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }
}
