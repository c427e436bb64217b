package io.atr.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Something that the kernel counts.
 *
 * @param name in reports
 * @param type of {@code perf_event_attr}: 0 hardware, 1 software, 3 cache, 4 raw
 * @param config of the same: which one
 * @param inKernel whether it happens in the kernel only, so that to leave the kernel out is to count nothing
 */
public record PerfEvent(String name, int type, long config, boolean inKernel) {
    /** Cycles of the core while the thread ran. */
    public static final PerfEvent CYCLES = new PerfEvent("cycles", 0, 0, false);

    /** Instructions that were retired. */
    public static final PerfEvent INSTRUCTIONS = new PerfEvent("instructions", 0, 1, false);

    /** Branches that were predicted wrongly. */
    public static final PerfEvent BRANCH_MISSES = new PerfEvent("branch misses", 0, 5, false);

    /** Loads that the first-level data cache did not have. */
    public static final PerfEvent L1D_MISSES = new PerfEvent("L1d read misses", 3, 0x10000, false);

    /** Data requests that AMD's second-level cache did not have: event 0x64, mask 0x08, since family 17h. */
    static final PerfEvent AMD_L2_MISSES = new PerfEvent("L2 misses", 4, 0x0864, false);

    /** What the kernel takes for the last level's misses. */
    static final PerfEvent LAST_LEVEL_MISSES = new PerfEvent("last-level cache misses", 0, 3, false);

    /** Nanoseconds for which the thread ran. */
    public static final PerfEvent TASK_CLOCK = new PerfEvent("nanoseconds on a processor", 1, 1, false);

    /** Pages that were not there when they were touched. */
    public static final PerfEvent PAGE_FAULTS = new PerfEvent("page faults", 1, 2, false);

    /** How often the thread lost its processor, or gave it up. */
    public static final PerfEvent CONTEXT_SWITCHES = new PerfEvent("context switches", 1, 3, true);

    /** How often the thread came to another processor. */
    public static final PerfEvent MIGRATIONS = new PerfEvent("migrations", 1, 4, true);

    private static final Set<Integer> ZEN = Set.of(0x17, 0x19, 0x1a);

    /** Those that the kernel counts itself: there on every machine. */
    public static List<PerfEvent> software() {
        return List.of(PAGE_FAULTS, CONTEXT_SWITCHES, MIGRATIONS, TASK_CLOCK);
    }

    /** Those of the processor's counters, on this machine. */
    public static List<PerfEvent> hardware() {
        return List.of(CYCLES, INSTRUCTIONS, L1D_MISSES, secondLevelMisses(), BRANCH_MISSES);
    }

    /** Misses of the second-level cache where its event is known, of the last level's elsewhere, as the name tells. */
    public static PerfEvent secondLevelMisses() {
        try {
            return secondLevelMisses(Files.readAllLines(Path.of("/proc/cpuinfo")));
        } catch (IOException hidden) {
            return LAST_LEVEL_MISSES;
        }
    }

    /** Intel's event has another number in each generation and each kind of core, so there the last level's stand in. */
    static PerfEvent secondLevelMisses(List<String> cpuinfo) {
        boolean amd = value(cpuinfo, "vendor_id").equals("AuthenticAMD");
        String family = value(cpuinfo, "cpu family");
        boolean known = amd && family.matches("[0-9]{1,4}") && ZEN.contains(Integer.parseInt(family));
        return known ? AMD_L2_MISSES : LAST_LEVEL_MISSES;
    }

    private static String value(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }
}
