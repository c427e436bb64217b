package io.atr.verify.doctor;

import java.util.List;

/** The flags of the JVM that this runs in: those that {@code ./atr} gives all of its JVMs. */
final class JavaMachine implements Check {
    @Override
    public List<Finding> look(Host host) {
        return List.of(
                flag(
                        host,
                        "jvm.collector",
                        "collector",
                        "-XX:+UseSerialGC",
                        "others have threads of their own that take a pinned shard's core for 10,000 ns and more"),
                flag(
                        host,
                        "jvm.native",
                        "native access",
                        "--enable-native-access=ALL-UNNAMED",
                        "without it threads cannot be pinned, nor memory be shared"),
                flag(
                        host,
                        "jvm.perfdata",
                        "statistics file",
                        "-XX:-UsePerfData",
                        "with it the JVM stops for 1,000,000 ns and more when the kernel is slow to write a page back"));
    }

    private static Finding flag(Host host, String id, String title, String flag, String why) {
        boolean there = host.jvmFlags().contains(flag);
        return Finding.of(there, id, title, there ? flag : "not " + flag, why, "start it with ./atr, or add " + flag);
    }
}
