package io.atr.verify.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A made-up machine, as files below a folder: at first one that lacks nothing. */
public final class Machine {
    /** What {@code ./atr} starts its JVMs with. */
    public static final List<String> FLAGS =
            List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:-UsePerfData");

    private final Path root;

    /** Writes it. */
    public Machine(Path root) throws IOException {
        this.root = root;
        put("proc/cpuinfo", "model name\t: Fine 9000\nflags\t\t: fpu constant_tsc nonstop_tsc sse\n");
        put("proc/self/status", "Name:\tjava\nCpus_allowed_list:\t0-7\n");
        put("proc/self/limits", """
                Limit                     Soft Limit           Hard Limit           Units
                Max open files            65536                65536                files
                Max locked memory         unlimited            unlimited            bytes
                """);
        put("proc/self/cgroup", "0::/a/b\n");
        put("proc/meminfo", "MemTotal: 64000000 kB\nMemAvailable:   32000000 kB\n");
        put("proc/sys/vm/nr_hugepages", "128\n");
        put("proc/sys/kernel/perf_event_paranoid", "-1\n");
        put("proc/sys/kernel/io_uring_disabled", "0\n");
        put("proc/irq/7/smp_affinity_list", "0\n");
        put("proc/irq/8/smp_affinity_list", "0-1\n");
        put("sys/bus/event_source/devices/cpu/type", "4\n");
        put("sys/class/infiniband/mlx5_0/fw_ver", "1\n");
        put("sys/devices/system/node/online", "0\n");
        put("sys/devices/system/clocksource/clocksource0/current_clocksource", "tsc\n");
        put("sys/kernel/mm/transparent_hugepage/enabled", "always [madvise] never\n");
        put("sys/kernel/mm/transparent_hugepage/shmem_enabled", "always within_size [advise] never\n");
        String cpus = "sys/devices/system/cpu/";
        put(cpus + "online", "0-7\n");
        put(cpus + "isolated", "2-7\n");
        put(cpus + "nohz_full", "2-7\n");
        put(cpus + "smt/active", "0\n");
        put(cpus + "cpu0/cpufreq/scaling_governor", "performance\n");
        put(cpus + "cpu0/cpuidle/state0/latency", "0\n");
        put(cpus + "cpu0/cpuidle/state1/latency", "2\n");
        put(cpus + "cpu0/cache/index0/size", "48K\n");
        put(cpus + "cpu0/cache/index0/level", "1\n");
        put(cpus + "cpu0/cache/index0/type", "Data\n");
        put("sys/fs/cgroup/a/b/cpu.max", "max 100000\n");
        put("sys/fs/cgroup/a/memory.max", "max\n");
        Files.createDirectories(root.resolve("dev/shm"));
    }

    /** Writes a file of it anew. */
    public Machine put(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return this;
    }

    /** Takes a file or folder away, which lies bare of others. */
    void remove(String file) throws IOException {
        Files.delete(root.resolve(file));
    }

    /** It, to be looked at. */
    public Host host() {
        return new Host(root, FLAGS);
    }
}
