package io.atr.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whether a machine has a time-stamp counter that can serve as a clock, as its kernel's files tell. */
final class TscSupport {
    private static final List<String> FLAGS = List.of("constant_tsc", "nonstop_tsc", "rdtscp");
    private static final String CLOCKS = "sys/devices/system/clocksource/clocksource0/";

    private TscSupport() {}

    /**
     * What it lacks, in words; empty where it lacks nothing.
     *
     * @param root below which {@code proc} and {@code sys} lie
     * @param architecture as Java calls it
     */
    static Optional<String> lack(Path root, String architecture) {
        if (!architecture.equals("amd64")) {
            return Optional.of("the time-stamp counter is read on x86-64 only, not on " + architecture);
        }
        List<String> processors = lines(root.resolve("proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("flags"))
                .toList();
        if (processors.isEmpty()) {
            return Optional.of("/proc/cpuinfo does not tell what the processors can do");
        }
        for (String flag : FLAGS) {
            if (!processors.stream().allMatch(line -> hasWord(line, flag))) {
                return Optional.of("/proc/cpuinfo has no flag " + flag
                        + ": the time-stamp counter may change its pace, or stop, or cannot be read in order");
            }
        }
        String current = String.join(" ", lines(root.resolve(CLOCKS + "current_clocksource")));
        String available = String.join(" ", lines(root.resolve(CLOCKS + "available_clocksource")));
        return hasWord(current, "tsc") || hasWord(available, "tsc")
                ? Optional.empty()
                : Optional.of("the kernel does not trust the time-stamp counter: its clock sources are "
                        + (available.isBlank() ? "unknown" : available.strip()));
    }

    private static boolean hasWord(String line, String word) {
        return Arrays.asList(line.split("[\\s:]+", -1)).contains(word);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException hidden) {
            return List.of();
        }
    }
}
