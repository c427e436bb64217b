package io.atr.verify.doctor;

import io.atr.platform.CpuList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Model, caches, count, hardware threads, memory nodes, and whether they are real. */
final class Processors implements Check {
    private static final String CPUS = "sys/devices/system/cpu/";

    @Override
    public List<Finding> look(Host host) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.pass(
                "cpu.model",
                "processor",
                host.value("proc/cpuinfo", "model name").orElse("unknown"),
                "figures of two machines are compared by it"));
        findings.add(Finding.pass(
                "cpu.caches", "caches of a core", caches(host), "what a shard touches should fit in the L2"));
        findings.add(count(host));
        findings.add(threads(host));
        findings.add(nodes(host));
        boolean virtual = host.value("proc/cpuinfo", "flags")
                .map(flags -> " " + flags + " ")
                .orElse("")
                .contains(" hypervisor ");
        findings.add(Finding.of(
                !virtual,
                "cpu.virtual",
                "hypervisor",
                virtual ? "a virtual machine" : "none seen",
                "a host takes a core away for 1,000,000 to 10,000,000 ns at a time, and moves cores between caches",
                "run on bare metal, or have the host pin each virtual processor to a core of its own"));
        return findings;
    }

    private static String caches(Host host) {
        List<String> caches = new ArrayList<>();
        String folder = CPUS + "cpu0/cache/";
        for (String index : host.names(folder)) {
            String at = folder + index + "/";
            host.line(at + "size")
                    .ifPresent(size -> caches.add("L" + host.line(at + "level").orElse("?")
                            + host.line(at + "type")
                                    .filter(type -> !type.equals("Unified"))
                                    .map(type -> type.substring(0, 1).toLowerCase(Locale.ROOT))
                                    .orElse("")
                            + " " + size));
        }
        return caches.isEmpty() ? "unknown" : String.join(", ", caches);
    }

    private static Finding count(Host host) {
        String allowed = host.value("proc/self/status", "Cpus_allowed_list").orElse("");
        int usable = CpuList.parse(allowed).cardinality();
        String id = "cpu.count";
        String title = "processors for this process";
        String found = usable + " (" + allowed + ")";
        String why =
                "a shard has one for itself and so has each publisher that spins; the rest of the system needs one more";
        if (usable >= 4) {
            return Finding.pass(id, title, found, why);
        }
        String mend = "give this process four or more: a larger machine, or taskset -c 0-3 ./atr ...";
        return usable >= 2 ? Finding.warn(id, title, found, why, mend) : Finding.fail(id, title, found, why, mend);
    }

    private static Finding threads(Host host) {
        boolean shared = host.line(CPUS + "smt/active").orElse("0").equals("1");
        return Finding.of(
                !shared,
                "cpu.smt",
                "hardware threads",
                shared ? "two or more share a core" : "one a core",
                "a busy neighbour on the same core takes a third of a shard's throughput",
                "echo off | sudo tee /sys/devices/system/cpu/smt/control");
    }

    private static Finding nodes(Host host) {
        String online = host.line("sys/devices/system/node/online").orElse("0");
        int nodes = Math.max(1, CpuList.parse(online).cardinality());
        return Finding.of(
                nodes == 1,
                "cpu.numa",
                "memory nodes",
                Integer.toString(nodes),
                "memory of another node costs 50 to 100 ns more for each line that is fetched",
                "numactl --cpunodebind=0 --membind=0 ./atr ...");
    }
}
