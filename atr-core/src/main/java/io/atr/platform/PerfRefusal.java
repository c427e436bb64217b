package io.atr.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Why the kernel does not count something, and what to do about it.
 *
 * @param paranoid the setting {@code kernel.perf_event_paranoid}; empty where there is none
 * @param filtered whether system calls of this process go through a filter, as in most containers
 */
record PerfRefusal(String paranoid, boolean filtered) {
    private static final int ESRCH = 3;
    private static final int EBUSY = 16;
    private static final int ENODEV = 19;
    private static final int EOPNOTSUPP = 95;

    /** Of this process. */
    static PerfRefusal here() {
        String seccomp = Tasks.current().stream()
                .mapToObj(task -> Tasks.status(task, "Seccomp:"))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("0");
        return new PerfRefusal(setting(), !seccomp.equals("0"));
    }

    /** In words, for the negative errno of {@code perf_event_open}. */
    String text(PerfEvent event, long result) {
        return event.name() + ": "
                + switch ((int) -result) {
                    case Errno.ENOENT, ENODEV, EOPNOTSUPP -> hardware(event);
                    case Errno.EACCES -> forbidden();
                    case Errno.EPERM ->
                        filtered
                                ? "the container's filter of system calls forbids perf_event_open"
                                        + " (docker run --cap-add PERFMON --security-opt seccomp=unconfined)"
                                : forbidden();
                    case Posix.ENOSYS ->
                        "there is no perf_event_open here: it takes Linux on x86-64 or aarch64, CONFIG_PERF_EVENTS,"
                                + " --enable-native-access, and a sandbox that passes the call on";
                    case Errno.EINVAL -> "this kernel does not know the event";
                    case ESRCH -> "the thread has ended";
                    case EBUSY -> "somebody has the processor's counters for himself";
                    case Errno.EMFILE -> Errno.text(result);
                    default -> "perf_event_open failed: " + Errno.text(result);
                };
    }

    private static String hardware(PerfEvent event) {
        return event.type() == 1
                ? "this kernel does not count it"
                : "this machine has no PMU that the kernel may use, or its PMU has no such event"
                        + " (under a hypervisor: pass a vPMU on, for kvm -cpu host,pmu=on)";
    }

    private String forbidden() {
        return String.format(
                Locale.ROOT,
                "kernel.perf_event_paranoid is %s; sysctl kernel.perf_event_paranoid=1, or CAP_PERFMON",
                paranoid.isEmpty() ? "unknown" : paranoid);
    }

    private static String setting() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/perf_event_paranoid"))
                    .strip();
        } catch (IOException absent) {
            return "";
        }
    }
}
