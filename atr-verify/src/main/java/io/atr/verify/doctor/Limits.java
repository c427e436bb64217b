package io.atr.verify.doctor;

import java.util.List;

/** What this process may have at once. */
final class Limits implements Check {
    private static final long FILES = 4096;

    @Override
    public List<Finding> look(Host host) {
        String files = soft(host, "Max open files");
        boolean enough = files.equals("unlimited") || (files.matches("[0-9]{1,18}") && Long.parseLong(files) >= FILES);
        return List.of(Finding.of(
                enough,
                "limits.files",
                "open files",
                files,
                "each client in another process takes a socket, and its memory descriptors while it is handed over",
                "ulimit -n 65536 (LimitNOFILE=65536 in a unit)"));
    }

    /** The soft limit of a name in {@code /proc/self/limits}; {@code unknown} where there is none. */
    static String soft(Host host, String name) {
        return host.value("proc/self/limits", name)
                .map(rest -> rest.split("\\s+", 2)[0])
                .orElse("unknown");
    }
}
