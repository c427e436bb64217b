package io.atr.verify.doctor;

import io.atr.node.cli.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Limits of the control groups that this process is in. */
final class Container implements Check {
    private static final String TOP = "sys/fs/cgroup/";
    private static final long ENOUGH = 1L << 30;

    @Override
    public List<Finding> look(Host host) {
        return List.of(processors(host), memory(host));
    }

    private static Finding processors(Host host) {
        Optional<String> quota = values(host, "cpu.max").stream()
                .filter(text -> !text.startsWith("max"))
                .findFirst();
        String why = "who has used its quota stands still until the period is over: up to 100,000,000 ns";
        return quota.map(text -> Finding.fail(
                        "container.cpu",
                        "processor quota",
                        text + " (us of each period)",
                        why,
                        "name processors instead of a quota: docker run --cpuset-cpus=2,3 without --cpus"))
                .orElseGet(() -> Finding.pass("container.cpu", "processor quota", "none", why));
    }

    private static Finding memory(Host host) {
        long least = values(host, "memory.max").stream()
                .filter(text -> text.matches("[0-9]{1,18}"))
                .mapToLong(Long::parseLong)
                .min()
                .orElse(Long.MAX_VALUE);
        return Finding.of(
                least >= ENOUGH,
                "container.memory",
                "memory limit",
                least == Long.MAX_VALUE ? "none" : Units.bytes(least),
                "costs no time until it is reached; then the kernel ends the process",
                "docker run --memory=1g, or a smaller heap: ATR_JAVA_OPTS=-Xmx128m");
    }

    /** A file's first lines in this process's group and all above it. */
    private static List<String> values(Host host, String file) {
        List<String> values = new ArrayList<>();
        String group = host.value("proc/self/cgroup", "0:").orElse("/").replaceFirst("^/+", "");
        while (!group.contains("..")) {
            host.line(TOP + (group.isEmpty() ? "" : group + "/") + file).ifPresent(values::add);
            if (group.isEmpty()) {
                break;
            }
            group = group.contains("/") ? group.substring(0, group.lastIndexOf('/')) : "";
        }
        return values;
    }
}
