package io.atr.verify.doctor;

import java.util.List;

/** What the kernel lets a process use: counters, io_uring, RDMA. */
final class Gates implements Check {
    @Override
    public List<Finding> look(Host host) {
        return List.of(counters(host), hardware(host), ring(host), remoteMemory(host));
    }

    private static Finding counters(Host host) {
        String level = host.line("proc/sys/kernel/perf_event_paranoid").orElse("unknown");
        return Finding.of(
                level.matches("-?[0-9]+") && Integer.parseInt(level) <= 1,
                "kernel.perf",
                "perf_event_paranoid",
                level,
                "costs no time; above 1, kernel frames and counters of other threads stay unseen",
                "sudo sysctl kernel.perf_event_paranoid=1");
    }

    private static Finding hardware(Host host) {
        boolean there = host.line("sys/bus/event_source/devices/cpu/type").isPresent();
        return Finding.of(
                there,
                "kernel.pmu",
                "hardware counters",
                there ? "there" : "none",
                "costs no time; without them cycles, instructions and cache misses of a packet cannot be counted",
                "run on bare metal, or have the hypervisor pass the PMU on");
    }

    private static Finding ring(Host host) {
        String disabled = host.line("proc/sys/kernel/io_uring_disabled").orElse("");
        String why = "the network transport falls back to ordinary system calls: 500 to 1,000 ns for each";
        String mend = "sudo sysctl kernel.io_uring_disabled=0";
        return switch (disabled) {
            case "2" -> Finding.fail("kernel.io_uring", "io_uring", "switched off", why, mend);
            case "1" -> Finding.warn("kernel.io_uring", "io_uring", "for privileged processes only", why, mend);
            case "0" -> Finding.pass("kernel.io_uring", "io_uring", "open", why);
            default -> Finding.pass("kernel.io_uring", "io_uring", "no switch in this kernel", why);
        };
    }

    private static Finding remoteMemory(Host host) {
        List<String> devices = host.names("sys/class/infiniband");
        return Finding.of(
                !devices.isEmpty(),
                "network.rdma",
                "RDMA devices",
                devices.isEmpty() ? "none" : String.join(", ", devices),
                "one way over RDMA is 1,000 to 2,000 ns, over loopback TCP 6,000 and more",
                "it takes a card; to try without one: sudo rdma link add rxe0 type rxe netdev eth0");
    }
}
